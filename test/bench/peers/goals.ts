import type { Figures } from "../figures.ts"
import { measures, p95 } from "./peer.ts"

/** Whom a goal compares, by the names of the columns. */
export const columns = {
  own: "postil",
  ownSmall: "postil, a tenth of the articles",
  ownAgain: "postil, second start",
  ownCold: "postil, cold files",
  floor: "floor server",
  floorAgain: "floor server, second start",
  floorCold: "floor server, cold files",
  bytes: "reading all files",
  library: "empty server on the library",
  yaml: "yaml-language-server",
  json: "vscode-json-language-server",
  markdown: "vscode-markdown-languageserver",
  markdownCold: "vscode-markdown-languageserver, cold files",
  typescript: "tsgo",
  typescriptCold: "tsgo, cold files",
} as const

interface Goal {
  readonly number: number
  readonly title: string
  readonly value: (figures: Figures, column: string) => number | undefined
  /** By default `postil`. */
  readonly own?: string
  /** Column -> the most that ours may be of theirs; the least, where more is better. */
  readonly limits: Readonly<Record<string, number>>
  readonly moreIsBetter?: true
}

const { own, ownSmall, ownAgain, ownCold, floor, floorAgain, floorCold, library } = columns
const { yaml, json, markdown, markdownCold, typescript, typescriptCold } = columns

const value = (measure: string) => (figures: Figures, column: string) => figures.get(column, measure)?.median
const each = (measure: string, counted: string) => (figures: Figures, column: string) => {
  const [sum, count] = [figures.get(column, measure)?.median, figures.get(column, counted)?.median]
  return sum === undefined || count === undefined ? undefined : sum / count
}

/** Section 8 of what was measured before the server was built: ours divided by the others, of medians of one run. */
const goals: readonly Goal[] = [
  {
    number: 1,
    title: "initialize",
    value: value(measures.initialize),
    limits: { [yaml]: 0.6, [markdown]: 1.3, [library]: 1.5 },
  },
  {
    number: 2,
    title: "first diagnostics",
    value: value(measures.firstDiagnostics),
    limits: { [yaml]: 0.12, [json]: 1.3 },
  },
  {
    number: 3,
    title: "keystroke, p95",
    value: value(p95(measures.keystroke)),
    limits: { [yaml]: 0.03, [json]: 1, [typescript]: 0.25, [floor]: 6 },
  },
  {
    number: 3,
    title: "keystroke, p95, a tenth of the articles",
    value: value(p95(measures.keystroke)),
    own: ownSmall,
    limits: { [yaml]: 0.03, [json]: 1, [floor]: 6 },
  },
  {
    number: 4,
    title: "growth of that, ten times the articles",
    value: value(p95(measures.keystroke)),
    limits: { [ownSmall]: 1.2 },
  },
  {
    number: 5,
    title: "completion while typing, p95",
    value: value(p95(measures.completion)),
    limits: { [yaml]: 0.5, [typescript]: 0.4, [floor]: 4 },
  },
  {
    number: 6,
    title: "cold index: ready",
    value: value(measures.ready),
    limits: { [typescript]: 0.5, [markdown]: 0.2, [floor]: 2 },
  },
  {
    number: 7,
    title: "the same, files not in memory",
    value: value(measures.ready),
    own: ownCold,
    limits: { [typescriptCold]: 1, [markdownCold]: 0.25, [floorCold]: 1.4 },
  },
  {
    number: 8,
    title: "second start: ready",
    value: value(measures.ready),
    own: ownAgain,
    limits: { [typescript]: 0.15, [floorAgain]: 2 },
  },
  {
    number: 9,
    title: "references, for each result",
    value: each(measures.references, measures.results),
    limits: { [markdown]: 0.2, [typescript]: 0.2, [floor]: 2, [library]: 2 },
  },
  {
    number: 9,
    title: "first references, for each result",
    value: each(measures.firstReferences, measures.results),
    limits: { [markdown]: 0.01, [typescript]: 0.2, [floor]: 2, [library]: 2 },
  },
  {
    number: 10,
    title: "rename, for each edit",
    value: each(measures.rename, measures.edits),
    limits: { [markdown]: 0.5, [typescript]: 0.15, [floor]: 2 },
  },
  {
    number: 11,
    title: "workspace symbol",
    value: value(measures.symbols),
    limits: { [typescript]: 0.3, [markdown]: 0.15, [floor]: 5 },
  },
  {
    number: 12,
    title: "memory when ready",
    value: value(measures.memoryReady),
    limits: { [markdown]: 0.3, [typescript]: 0.15, [floor]: 2 },
  },
  {
    number: 12,
    title: "memory at its peak",
    value: value(measures.memoryPeak),
    limits: { [markdown]: 0.3, [typescript]: 0.15, [floor]: 2 },
  },
  {
    number: 13,
    title: "batch check",
    value: value(measures.batch),
    own: "check: postil",
    limits: { "check: ajv-cli": 1.4, "check: tsgo": 2, "check: textlint": 6, "check: floor": 0.5 },
    moreIsBetter: true,
  },
]

export interface Verdict {
  readonly goal: string
  readonly against: string
  /** Ours divided by theirs; undefined where one of them was not measured. */
  readonly ratio: number | undefined
  readonly limit: string
  readonly met: "met" | "not met" | "not measured"
}

/** How ours stands to the others. */
export function judge(figures: Figures): readonly Verdict[] {
  return goals.flatMap(goal => {
    const ours = goal.value(figures, goal.own ?? own)
    return Object.entries(goal.limits).map(([against, limit]) => {
      const theirs = goal.value(figures, against)
      const ratio = ours === undefined || theirs === undefined ? undefined : ours / theirs
      const met = ratio === undefined ? undefined : goal.moreIsBetter ? ratio >= limit : ratio <= limit
      return {
        goal: `${goal.number} ${goal.title}`,
        against,
        ratio,
        limit: `${goal.moreIsBetter ? ">=" : "<="} ${limit}`,
        met: met === undefined ? ("not measured" as const) : met ? ("met" as const) : ("not met" as const),
      }
    })
  })
}
