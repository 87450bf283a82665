import { editedArticles, editedGenerated } from "../edited-articles/edited-corpora.ts"
import { editRows, type Figures } from "../edited-articles/edited-table.ts"
import { editSeed } from "../edited-articles/try-edits.ts"

/** What becomes of annotations when the articles of three corpora are edited. */
export function printAnchors(): void {
  for (const [corpus, figures] of editedArticles()) print(corpus, figures)
  print("generated", editedGenerated())
}

function print(corpus: string, figures: Figures): void {
  console.log(`\nanchors, ${corpus}: seed ${editSeed}`)
  for (const [edit = "", way = "", ...cells] of editRows(figures)) {
    console.log(edit.padEnd(42) + way.padEnd(18) + cells.map(cell => cell.padStart(33)).join(""))
  }
}
