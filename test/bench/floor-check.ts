// node floor-check.js FOLDER    checks a generated corpus for the least that a check has to look at, and prints the faults
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { floorFaults, readFloorFacts, readFloorRegistry } from "./floor-facts.ts"

const folder = process.argv[2] ?? "."
const read = (name: string) => readFileSync(join(folder, name), "utf8")
const entities = new Set(readFloorRegistry(read("registry.yaml")).keys())
let checked = 0
for (const name of readdirSync(join(folder, "articles"))) {
  if (!name.endsWith(".ann.yaml")) continue
  const article = read(`articles/${name.replace(".ann.yaml", ".txt")}`)
  for (const fault of floorFaults(readFloorFacts(read(`articles/${name}`)), article, entities)) {
    console.log(`${name}: ${fault}`)
  }
  checked++
}
console.log(`${checked} checked`)
