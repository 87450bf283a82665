import type { Sidecar } from "../model/sidecar.ts"
import type { SpanMap } from "../text/span-map.ts"
import type { Anchored } from "./anchor-sidecar.ts"
import type { ArticleText } from "./article-text.ts"
import { followClaims } from "./follow-claims.ts"
import { followOccurrences } from "./follow-occurrences.ts"
import { followSelectors } from "./follow-selectors.ts"
import type { Followed } from "./followed.ts"

/** A sidecar laid over an article. */
export interface Laid {
  readonly article: ArticleText
  readonly anchored: Anchored
}

/** One sidecar, the text it was accepted for, the text there is now, and where the words of the one are in the other. */
export interface TwoTexts {
  readonly sidecar: Sidecar
  readonly before: Laid
  readonly after: Laid
  readonly map: SpanMap
}

/** What became of the annotations of a sidecar while its article changed. Of what stands exactly as before, nothing. */
export function followSidecar(texts: TwoTexts): readonly Followed[] {
  return [...followOccurrences(texts), ...followClaims(texts), ...followSelectors(texts)]
}
