import { partitionPoint } from "../text/partition-point.ts"
import type { ArticleText } from "./article-text.ts"
import type { Match } from "./find-selector.ts"
import { rarestWord, startsOf } from "./word-index.ts"

/** So many are compared one by one. */
const fewMatches = 100

/**
 * Those of `matches` that a rare word of their context stands beside, in text order; all where that is no help. A file
 * may have thousands of cues that are one word, told apart by what follows it. Contexts are folded and trimmed.
 */
export function nearContext(
  article: ArticleText,
  matches: readonly Match[],
  prefix: string,
  suffix: string,
): readonly Match[] {
  if (matches.length < fewMatches || !article.bounded) return matches
  const [edge, text] = suffix === "" ? (["start", prefix] as const) : (["end", suffix] as const)
  const rare = rarestWord(article, text)
  if (rare === undefined || rare.places.length >= matches.length) return matches
  // A space may stand at the joint.
  const joints = startsOf(rare).flatMap(at =>
    edge === "end" ? [at - 1, at] : [at + text.length, at + text.length + 1],
  )
  return joints.flatMap(at => matchAt(matches, edge, at) ?? [])
}

/** The match that begins or ends there. */
function matchAt(matches: readonly Match[], edge: "start" | "end", at: number): Match | undefined {
  const low = partitionPoint(matches.length, index => (matches[index]?.normal[edge] ?? at) < at)
  return matches[low]?.normal[edge] === at ? matches[low] : undefined
}
