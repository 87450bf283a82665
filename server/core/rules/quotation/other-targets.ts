import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { contains, type LocatedText } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { fitsTopic } from "../fits-topic.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Fix } from "../rule.ts"

const most = 3

/** Those whom the words of a claim name, in place of one of its targets, as far as they fit its topic. */
export function otherTargets(
  target: LocatedText,
  { claim, span }: ClaimAnchor,
  file: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  if (span === undefined) return []
  const taken = new Set([...(claim.speaker?.entities ?? []), ...claim.target].map(({ value }) => value))
  const inside = mentionsIn(file).filter(mention => contains(span, mention.span))
  const named = new Set(inside.flatMap(({ entities }) => entities))
  return [...named]
    .filter(id => !taken.has(id) && fitsTopic(id, claim.topic?.value, file, corpus))
    .slice(0, most)
    .map(id => changeTo(file.uri, target.span, id, `Change the target to "${id}"`))
}
