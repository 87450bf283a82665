import type { Match } from "../anchor/find-selector.ts"
import { isMention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { contains } from "../text/span.ts"
import type { Subject } from "./attribution.ts"
import type { AttributionWords } from "./attribution-words.ts"
import { clauseAround } from "./clause.ts"
import { mentionFrom } from "./mention-from.ts"

/** Whom the words for a speaker name: where they are a tagged mention, or begin with one and name nobody else. */
export function subjectOfSource(file: CodedFile, source: Match, words: AttributionWords): Subject | undefined {
  const inside = file.anchored.occurrences.filter(isMention).filter(({ span }) => contains(source.span, span))
  const whole = inside.find(({ span }) => span.start === source.span.start && span.end === source.span.end)
  if (whole !== undefined) return { entities: whole.entities, span: whole.span }
  const clause = clauseAround(file, source)
  const [first] = (clause && mentionFrom(clause, source.normal.start, words)) ?? []
  if (first === undefined || !contains(source.span, first.span)) return undefined
  const named = first.entities.join()
  const agree = inside.every(({ entities, kind }) => kind === "adjective" || entities.join() === named)
  return agree ? { entities: first.entities, span: source.span } : undefined
}
