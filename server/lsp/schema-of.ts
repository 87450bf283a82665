import type { Corpus } from "../core/corpus/corpus.ts"
import type { RecordShape } from "../core/yaml/schema.ts"
import { codebookSchema } from "../core/yaml/schema-codebook.ts"
import { configSchema } from "../core/yaml/schema-config.ts"
import { registrySchema } from "../core/yaml/schema-registry.ts"
import { sidecarSchema } from "../core/yaml/schema-sidecar.ts"

/** What may stand in a YAML file of a corpus; undefined for articles and what is no file of it. */
export function schemaOf(uri: string, corpus: Corpus): RecordShape | undefined {
  switch (corpus.kindOf(uri)) {
    case "sidecar":
      return sidecarSchema
    case "registry":
      return registrySchema
    case "codebook":
      return codebookSchema
    case "config":
      return configSchema
    default:
      return undefined
  }
}
