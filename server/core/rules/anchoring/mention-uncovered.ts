import { readingEntries, toReference } from "../../acts/write-context.ts"
import { inContext } from "../../anchor/find-selector.ts"
import type { Occurrence } from "../../anchor/mentions.ts"
import { shortestContext } from "../../anchor/shortest-context.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Reading, Surface } from "../../model/sidecar.ts"
import type { Span } from "../../text/span.ts"
import { insertItem } from "../../yaml/edit-entry.ts"
import { nextContent } from "../../yaml/layout.ts"
import type { Writable } from "../../yaml/write.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Rule } from "../rule.ts"

export const mentionUncovered: Rule = {
  meta: {
    code: "mention-uncovered",
    family: "anchoring",
    severity: "warning",
    scope: "article",
    summary: "An occurrence of a surface fits none of its contexts, and the surface has no default.",
    details:
      "Give one reading without context, which then holds everywhere else, or add a context for this place; `none` says that it is nobody of interest. Nothing is said while a reading of the same surface has lost its context (`anchor-context-lost`).",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Lund protests. They meet in Lund.
//- a.ann.yaml
mentions:
  Lund:
    - {entity: lund, prefix: meet in}
`,
      good: `//- a.txt
Lund protests. They meet in Lund.
//- a.ann.yaml
mentions:
  Lund:
    - nordia
    - {entity: lund, prefix: meet in}
`,
    },
  },
  *checkSidecar(file) {
    const uncovered = file.anchored.occurrences.filter(({ state, reading }) => state === "uncovered" && !reading)
    const lost = lostSurfaces(file, new Set(uncovered.map(({ surface }) => surface)))
    for (const occurrence of uncovered) {
      const { surface, span } = occurrence
      if (lost.has(surface)) continue
      const line = lineOf(file.article, span.start)
      yield {
        at: surface.text.span,
        message: `line ${line}: this "${surface.text.value}" fits none of its contexts`,
        inArticle: span,
        fix: () => [...fixes(file, occurrence)],
      }
    }
  },
}

/** Those with a reading that fits nowhere. */
function lostSurfaces(file: CodedFile, surfaces: ReadonlySet<Surface>): ReadonlySet<Surface> {
  const occurrences = new Map([...surfaces].map(surface => [surface, [] as Occurrence[]]))
  for (const occurrence of file.anchored.occurrences) occurrences.get(occurrence.surface)?.push(occurrence)
  const isLost = (surface: Surface) => {
    const all = occurrences.get(surface) ?? []
    const fitsNowhere = ({ prefix, suffix }: Reading) =>
      inContext(file.article, all, prefix?.value, suffix?.value).length === 0
    return surface.readings.length === 0 || surface.readings.some(fitsNowhere)
  }
  return new Set([...surfaces].filter(isLost))
}

function* fixes(file: CodedFile, occurrence: Occurrence): Generator<Fix> {
  const { surface } = occurrence
  const all = file.anchored.occurrences.filter(other => other.surface === surface)
  const context = shortestContext(file.article, all, occurrence)
  const meanings = new Map(surface.readings.map(reading => [toReference(reading.target), reading]))
  for (const [meaning, reading] of meanings) {
    if (context === undefined) continue
    yield* add(file, surface, readingEntries(reading, context), `Mean "${meaning}" here`)
  }
  for (const meaning of meanings.keys()) yield* add(file, surface, meaning, `Mean "${meaning}" everywhere else`)
}

function* add(file: CodedFile, surface: Surface, value: Writable, title: string): Generator<Fix> {
  const list = listOfReadings(file.text, surface)
  if (list === undefined) return
  const items = surface.readings.map(reading => reading.span)
  yield { title, changes: [{ uri: file.uri, edits: insertItem(file.text, list, items, value) }] }
}

/** The list of readings; undefined where a single one is written over several lines. */
function listOfReadings(text: string, surface: Surface): Span | undefined {
  const colon = text.indexOf(":", surface.text.span.end)
  const start = nextContent(text, colon + 1)
  return /[[{-]/.test(text[start] ?? "") ? { start, end: surface.span.end } : undefined
}
