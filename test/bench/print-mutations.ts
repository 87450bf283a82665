import { join } from "node:path"
import { countCaught, mutationSeed } from "../mutations/caught.ts"
import { type Figures, mutationRows } from "../mutations/mutation-table.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { readFolder } from "../support/folder.ts"

/** What is caught of random mistakes in the tour and, where POSTIL_SEEDS names their folder, in the real articles. */
export function printMutations(): void {
  const corpora = new Map<string, Figures>([["tour", countCaught(readFolder(join(projectFolder, "samples/tour")))]])
  const seeds = process.env.POSTIL_SEEDS
  if (seeds !== undefined) corpora.set("articles", countCaught(readFolder(seeds)))
  console.log(`\nmutations: seed ${mutationSeed}`)
  for (const [mistake = "", ...cells] of mutationRows(corpora)) {
    console.log(mistake.padEnd(46) + cells.map(cell => cell.padStart(13)).join(""))
  }
}
