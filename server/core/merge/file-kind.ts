import type { RecordShape } from "../yaml/schema.ts"
import { codebookSchema } from "../yaml/schema-codebook.ts"
import { configSchema } from "../yaml/schema-config.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { isMap, type Value } from "./versions.ts"

/** What a file is, by its name, or else by the keys that it has. */
export function schemaFor(path: string, versions: readonly Value[]): RecordShape {
  const name = path.split(/[\\/]/).at(-1) ?? ""
  if (name === "postil.yaml") return configSchema
  if (/\.ann(?:\.[^.]+)?\.yaml$/.test(name)) return sidecarSchema
  const keys = versions.flatMap(version => (isMap(version) ? [...version.keys()] : []))
  const known = ({ fields }: RecordShape) => keys.filter(key => fields.some(field => field.key === key)).length
  const schemas = [sidecarSchema, registrySchema, codebookSchema, configSchema]
  return schemas.reduce((best, schema) => (known(schema) > known(best) ? schema : best))
}
