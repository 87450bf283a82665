import type { RecordShape } from "../yaml/schema.ts"
import { codebookSchema } from "../yaml/schema-codebook.ts"
import { configSchema } from "../yaml/schema-config.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import type { Corpus } from "./corpus.ts"

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
