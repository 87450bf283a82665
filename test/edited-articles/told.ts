import type { Followed } from "../../server/core/anchor/followed.ts"
import type { Occurrence } from "../../server/core/anchor/mentions.ts"
import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { allRules } from "../../server/core/rules/all-rules.ts"
import { textChanged } from "../../server/core/rules/anchoring/text-changed.ts"
import type { Report } from "../../server/core/rules/rule.ts"
import { contains, overlaps, type Span } from "../../server/core/text/span.ts"
import type { PlacedWords } from "./annotations-of.ts"

/** What is said of one annotation, by what was followed or by the rules about anchors. */
export interface Told {
  /** `at`: where the occurrence stands now, as far as anything is left of it. */
  occurrence(before: Occurrence, at: Span | undefined): boolean
  newOccurrence(after: Occurrence): boolean
  words(words: PlacedWords): boolean
  /** Only that the article is not the accepted text, which is not known. */
  readonly anotherText: boolean
}

/** `selector-whitespace` tells of no place. */
const unspecific = [textChanged.meta.code, "selector-whitespace"]
const anchorRules = allRules.filter(
  ({ meta }) =>
    (meta.family === "anchoring" && !unspecific.includes(meta.code)) ||
    meta.code === "quote-not-verbatim" ||
    meta.code === "cue-not-near-quote",
)

/** `followed` where the accepted text is known. */
export function toldOf(file: CodedFile, followed: readonly Followed[] | undefined, corpus: Corpus): Told {
  const reports = anchorRules.flatMap(rule =>
    [...(rule.checkSidecar?.(file, corpus) ?? [])].flatMap(report => report ?? []),
  )
  const present = new Set(file.anchored.occurrences.map(({ surface }) => surface.span.start))
  return {
    occurrence: (before, at) =>
      followed?.some(one => one.kind === "occurrence" && (isSame(one.before, before) || isAt(one.at, at))) ||
      reports.some(
        report => isAbout(report, before) && (isAt(report.inArticle, at) || !present.has(before.surface.span.start)),
      ),
    newOccurrence: after =>
      followed?.some(one => one.kind === "occurrence" && (isSame(one.after, after) || isAt(one.at, after.span))) ||
      reports.some(report => isAbout(report, after) && isAt(report.inArticle, after.span)),
    words: ({ role, claim, selector }) =>
      followed?.some(
        one =>
          one.kind === "words" &&
          one.role === role &&
          one.claim?.slug.value === claim &&
          one.selector.span.start === selector.span.start,
      ) || reports.some(({ at }) => contains(selector.span, at)),
    anotherText: followed === undefined && [...(textChanged.checkSidecar?.(file, corpus) ?? [])].length > 0,
  }
}

function isSame(one: Occurrence | undefined, other: Occurrence): boolean {
  return one !== undefined && one.normal.start === other.normal.start && one.normal.end === other.normal.end
}

function isAt(one: Span | undefined, other: Span | undefined): boolean {
  return one !== undefined && other !== undefined && overlaps(one, other)
}

function isAbout({ at }: Report, { surface }: Occurrence): boolean {
  return contains(surface.span, at)
}
