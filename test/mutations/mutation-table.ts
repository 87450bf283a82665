import type { Caught } from "./caught.ts"
import { type Mistake, mistakes } from "./mutation.ts"

/** The figures of a corpus, by mistake. */
export type Figures = ReadonlyMap<Mistake, Caught>

/** Head and rows, with three columns for each corpus: how often tried, and the shares caught. */
export function mutationRows(corpora: ReadonlyMap<string, Figures>): readonly (readonly string[])[] {
  const head = ["random mistake", ...[...corpora.keys()].flatMap(name => [`${name}: n`, "≥ warning", "≥ info"])]
  const made = mistakes.filter(mistake => [...corpora.values()].some(figures => figures.has(mistake)))
  return [head, ...made.map(mistake => [mistake, ...[...corpora.values()].flatMap(each => cells(each.get(mistake)))])]
}

function cells(caught: Caught | undefined): readonly string[] {
  if (caught === undefined) return ["0", "", ""]
  return [String(caught.made), percent(caught.warning, caught.made), percent(caught.info, caught.made)]
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`
}

/** The name of a corpus in the documentation, and of the marks around its table there. */
export type DocumentedCorpus = "tour" | "articles"

/** docs/mutations.md with the table of a corpus as it is now; undefined where it has no place for it. */
export function withMutationTable(page: string, corpus: DocumentedCorpus, figures: Figures): string | undefined {
  const place = new RegExp(`(<!-- ${corpus} -->\\r?\\n)[\\s\\S]*?(<!-- /${corpus} -->)`)
  const [head = [], ...rows] = mutationRows(new Map([[corpus, figures]]))
  const lines = [["random mistake", "n", ...head.slice(2)], head.map((_, index) => (index ? "--:" : "---")), ...rows]
  const table = lines.map(cells => `| ${cells.join(" | ")} |\n`).join("")
  return place.test(page) ? page.replace(place, (_, open, close) => `${open}${table}${close}`) : undefined
}
