import { type ArticleEdit, articleEdits } from "./article-edits.ts"
import type { Verdict } from "./judge.ts"
import { type Trial, type Way, ways } from "./try-edits.ts"

/** What became of the annotations that were there before, and of mentions that came with new words. */
export interface Counts extends Readonly<Record<Verdict["kind"], number>> {
  readonly rightOnceAccepted: number
  /** Of those whose words are in the edited article: how many, and how many of them are right, and once accepted. */
  readonly kept: { readonly all: number; readonly right: number; readonly rightOnceAccepted: number }
}

/** By edit and way. */
export type Figures = ReadonlyMap<ArticleEdit, ReadonlyMap<Way, Counts>>

export function countTrials(trials: Iterable<Trial>): Figures {
  const figures = new Map<ArticleEdit, Map<Way, Counts>>()
  for (const trial of trials) {
    const ofEdit = figures.get(trial.edit) ?? new Map<Way, Counts>()
    figures.set(trial.edit, ofEdit)
    ofEdit.set(trial.way, counted(ofEdit.get(trial.way) ?? nothing, trial))
  }
  return figures
}

const none = { all: 0, right: 0, rightOnceAccepted: 0 }
const nothing: Counts = { right: 0, reported: 0, unnamed: 0, wrong: 0, rightOnceAccepted: 0, kept: none }

function counted(counts: Counts, trial: Trial): Counts {
  const { all, right, rightOnceAccepted } = counts.kept
  const once = Number(trial.rightOnceAccepted)
  const kept = {
    all: all + 1,
    right: right + Number(trial.kind === "right"),
    rightOnceAccepted: rightOnceAccepted + once,
  }
  return {
    ...counts,
    [trial.kind]: counts[trial.kind] + 1,
    rightOnceAccepted: counts.rightOnceAccepted + once,
    ...(trial.words === "kept" && { kept }),
  }
}

/** Head and rows; an edit has a row for each way. */
export function editRows(figures: Figures): readonly (readonly string[])[] {
  const head = [
    "edit",
    "known",
    "checked",
    "right",
    "right once accepted",
    "reported",
    "by `text-changed` only",
    "silently wrong",
    "words kept: right",
    "words kept: right once accepted",
  ]
  const made = articleEdits.filter(edit => figures.has(edit))
  return [head, ...made.flatMap(edit => ways.map(way => [edit.name, way, ...cells(figures.get(edit)?.get(way))]))]
}

function cells({ right, reported, unnamed, wrong, rightOnceAccepted, kept }: Counts = nothing): readonly string[] {
  const checked = right + reported + unnamed + wrong
  const numbers = [checked, right, rightOnceAccepted, reported, unnamed, wrong]
  return [...numbers.map(String), share(kept.right, kept.all), share(kept.rightOnceAccepted, kept.all)]
}

/** Never rounded up. */
function share(part: number, all: number): string {
  return all === 0 ? "" : `${Math.floor((1000 * part) / all) / 10} %`
}

/** A corpus in the documentation, by the marks around its table there. */
export type EditedCorpus = "tour" | "articles" | "generated"

/** docs/anchors.md with the table of a corpus as it is now; undefined where it has no place for it. */
export function withEditTable(page: string, corpus: EditedCorpus, figures: Figures): string | undefined {
  const place = new RegExp(`(<!-- ${corpus} -->\\r?\\n)[\\s\\S]*?(<!-- /${corpus} -->)`)
  const [head = [], ...rows] = editRows(figures)
  const lines = [head, head.map((_, index) => (index < 2 ? "---" : "--:")), ...rows]
  const table = lines.map(cells => `| ${cells.join(" | ")} |\n`).join("")
  return place.test(page) ? page.replace(place, (_, open, close) => `${open}${table}${close}`) : undefined
}
