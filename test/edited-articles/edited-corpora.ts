import { join } from "node:path"
import { projectFolder } from "../support/editor-host/project.ts"
import { readFolder } from "../support/folder.ts"
import { countTrials, type EditedCorpus, type Figures } from "./edited-table.ts"
import { generatedArticles } from "./generated-articles.ts"
import { tryEdits } from "./try-edits.ts"

const generatedCount = 500
/** How often to make the edits in which chance has a part: the fewer articles there are, the more often. */
const rounds: Readonly<Record<EditedCorpus, number>> = { tour: 10, articles: 20, generated: 1 }

/** The tour and, where POSTIL_SEEDS names their folder, the real articles, with their figures. */
export function* editedArticles(): Generator<readonly [EditedCorpus, Figures]> {
  const seeds = process.env.POSTIL_SEEDS
  yield ["tour", countTrials(tryEdits(readFolder(join(projectFolder, "samples/tour")), rounds.tour))]
  if (seeds !== undefined) yield ["articles", countTrials(tryEdits(readFolder(seeds), rounds.articles))]
}

/** The same of 500 generated articles; it takes minutes. */
export function editedGenerated(): Figures {
  return countTrials(tryEdits(generatedArticles(generatedCount), rounds.generated))
}
