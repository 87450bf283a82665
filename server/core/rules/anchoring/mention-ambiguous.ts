import { toReference } from "../../acts/write-context.ts"
import type { Occurrence } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Reading } from "../../model/sidecar.ts"
import { removeEntry } from "../../yaml/edit-entry.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const mentionAmbiguous: Rule = {
  meta: {
    code: "mention-ambiguous",
    family: "anchoring",
    severity: "error",
    scope: "article",
    summary: "Two readings of a surface claim the same occurrence for different entities.",
    details:
      "The occurrence counts for the reading that is written first. Delete one of the two, or lengthen its context until it fits elsewhere only.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Today they meet in Lund again.
//- a.ann.yaml
mentions:
  Lund:
    - {entity: lund, prefix: meet in}
    - {entity: nordia, suffix: again}
`,
      good: `//- a.txt
Today they meet in Lund again.
//- a.ann.yaml
mentions:
  Lund:
    - {entity: lund, prefix: meet in}
`,
    },
  },
  *checkSidecar(file) {
    const told = new Set<Reading>()
    for (const occurrence of file.anchored.occurrences) {
      const { reading, rival } = occurrence
      if (reading === undefined || rival === undefined || told.has(rival)) continue
      told.add(rival)
      yield report(file, occurrence, reading, rival)
    }
  },
}

function report(file: CodedFile, occurrence: Occurrence, reading: Reading, rival: Reading): Report {
  const { surface, span } = occurrence
  const line = lineOf(file.article, span.start)
  return {
    at: rival.span,
    message: `two readings claim the same "${surface.text.value}" on line ${line}: "${toReference(reading.target)}" and "${toReference(rival.target)}"`,
    inArticle: span,
    related: [{ uri: file.uri, span: reading.span, message: "the other reading, which counts" }],
    fix: () => [rival, reading].filter(one => isSpare(file, occurrence, one)).map(one => remove(file, one)),
  }
}

/** Whether every place of the surface keeps a reading without this one. */
function isSpare(file: CodedFile, { surface }: Occurrence, reading: Reading): boolean {
  const hasDefault = surface.readings.some(({ prefix, suffix }) => prefix === undefined && suffix === undefined)
  const own = file.anchored.occurrences.filter(other => other.surface === surface && other.reading === reading)
  return hasDefault || own.every(other => other.rival !== undefined)
}

function remove(file: CodedFile, reading: Reading): Fix {
  const context = [
    reading.prefix && `after "${reading.prefix.value}"`,
    reading.suffix && `before "${reading.suffix.value}"`,
  ]
  const title = `Remove the reading "${toReference(reading.target)}" ${context.filter(Boolean).join(" and ")}`
  return { title, changes: [{ uri: file.uri, edits: removeEntry(file.text, reading.span) }] }
}
