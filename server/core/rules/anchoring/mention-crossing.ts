import type { Occurrence } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { lineOf } from "../line-of.ts"
import { removeAnnotation } from "../remove-annotation.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const mentionCrossing: Rule = {
  meta: {
    code: "mention-crossing",
    family: "anchoring",
    severity: "warning",
    scope: "article",
    summary: "Two mentions overlap and neither holds the other.",
    details:
      "Both count, which is hardly ever meant. Lengthen or shorten one of the surfaces so that one lies inside the other or they stand apart, or remove one.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
The mayor of Lund and Sudia met.
//- a.ann.yaml
mentions:
  mayor of Lund: adler
  Lund and Sudia: lund + sudia
`,
      good: `//- a.txt
The mayor of Lund and Sudia met.
//- a.ann.yaml
mentions:
  mayor of Lund: adler
  Sudia: sudia
`,
    },
  },
  *checkSidecar(file) {
    const told = new Set<string>()
    for (const [first, second] of crossings(file.anchored.occurrences)) {
      const pair = `${first.surface.text.value}\n${second.surface.text.value}`
      if (told.has(pair)) continue
      told.add(pair)
      yield report(file, first, second)
    }
  },
}

/** In text order. Occurrences come with the outer before the inner. */
function* crossings(occurrences: readonly Occurrence[]): Generator<readonly [Occurrence, Occurrence]> {
  let open: Occurrence[] = []
  for (const occurrence of occurrences) {
    if (occurrence.state !== "mention" && occurrence.state !== "none") continue
    open = open.filter(other => other.normal.end > occurrence.normal.start)
    for (const other of open) {
      const starts = other.normal.start < occurrence.normal.start
      if (starts && other.normal.end < occurrence.normal.end) yield [other, occurrence]
    }
    open.push(occurrence)
  }
}

function report(file: CodedFile, first: Occurrence, second: Occurrence): Report {
  const [a, b] = [first.surface.text, second.surface.text]
  const line = lineOf(file.article, second.span.start)
  return {
    at: b.span,
    message: `"${a.value}" and "${b.value}" cross on line ${line}`,
    inArticle: { start: first.span.start, end: second.span.end },
    related: [{ uri: file.uri, span: a.span, message: `"${a.value}" stands here` }],
    fix: () => [remove(file, second), remove(file, first)].filter(fix => fix !== undefined),
  }
}

/** Only where nothing else is lost with it. */
function remove(file: CodedFile, { surface }: Occurrence): Fix | undefined {
  const all = file.anchored.occurrences.filter(occurrence => occurrence.surface === surface)
  if (all.length > 1) return undefined
  const title = `Remove "${surface.text.value}"`
  return removeAnnotation(file, "mentions", file.sidecar.surfaces.length, surface.span, title)
}
