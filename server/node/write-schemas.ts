// Part of the build: writes the JSON Schemas of the four kinds of file into the folder that is the only argument.
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { jsonSchemas } from "../core/yaml/json-schema.ts"

const folder = process.argv[2] ?? "."
mkdirSync(folder, { recursive: true })
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(folder, `${name}.schema.json`), JSON.stringify(schema))
}
