// Writes the JSON Schemas of the four kinds of file to dist/schemas, from where the package ships them.
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { jsonSchemas } from "../server/core/yaml/json-schema.ts"

const folder = join(process.cwd(), "dist", "schemas")
mkdirSync(folder, { recursive: true })
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, undefined, 2)}\n`)
}
