import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { projectFolder } from "../support/editor-host/project.ts"
import { mutationSeed } from "./caught.ts"
import type { Mistake } from "./mutation.ts"
import { type DocumentedCorpus, type Figures, withMutationTable } from "./mutation-table.ts"

/** Percent found at warning or above; a few points below what it was when this was written. */
export type Least = Partial<Readonly<Record<Mistake, number>>>

export function assertAtLeast(figures: Figures, least: Least): void {
  const shares = Object.entries(least).map(([mistake, percent]) => {
    const { made = 0, warning = 0 } = figures.get(mistake as Mistake) ?? {}
    return { mistake, percent, caught: Math.round((100 * warning) / made) }
  })
  assert.deepEqual(
    shares.filter(({ caught, percent }) => !(caught >= percent)),
    [],
  )
}

/** Whether docs/mutations.md says the same. */
export function assertDocumented(corpus: DocumentedCorpus, figures: Figures): void {
  const page = readFileSync(join(projectFolder, "docs/mutations.md"), "utf8").replaceAll("\r\n", "\n")
  assert.match(page, new RegExp(`seed is ${mutationSeed}`))
  const renewed = withMutationTable(page, corpus, figures)
  assert.ok(page === renewed, 'docs/mutations.md: run "npm run docs" and commit what it writes')
}
