import { isMention, type Mention, type Occurrence } from "../../server/core/anchor/mentions.ts"
import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Selector } from "../../server/core/model/selector.ts"
import type { Span } from "../../server/core/text/span.ts"

/** Words of a sidecar that have one place in the article, and that place. */
export interface PlacedWords {
  readonly role: "quote" | "cue" | "source" | "region"
  readonly selector: Selector
  /** The slug of the claim that they are of. */
  readonly claim?: string
  readonly span?: Span
}

/** What a sidecar points to; lists of the same sidecar over two texts match item by item in `words`. */
export interface Annotations {
  /** What counts, and what is known to be nobody. */
  readonly meant: readonly Occurrence[]
  readonly mentions: readonly Mention[]
  readonly occurrences: readonly Occurrence[]
  readonly words: readonly PlacedWords[]
}

export function annotationsOf({ anchored }: CodedFile): Annotations {
  const { occurrences } = anchored
  return {
    occurrences,
    meant: occurrences.filter(({ state }) => state === "mention" || state === "none"),
    mentions: occurrences.filter(isMention),
    words: [...placedWords(anchored)],
  }
}

function* placedWords({ claims, regions }: CodedFile["anchored"]): Generator<PlacedWords> {
  for (const { claim, segments, cue, source } of claims) {
    const slug = claim.slug.value
    for (const { selector, home } of segments) yield placed("quote", selector, home?.span, slug)
    if (claim.cue) yield placed("cue", claim.cue, cue?.span, slug)
    if (claim.source) yield placed("source", claim.source, source?.span, slug)
  }
  for (const { region, match } of regions) yield placed("region", region.selector, match?.span)
}

function placed(role: PlacedWords["role"], selector: Selector, span: Span | undefined, claim?: string): PlacedWords {
  return { role, selector, ...(span && { span }), ...(claim !== undefined && { claim }) }
}
