import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { IndexedClaim } from "../corpus/indexed-claims.ts"
import type { Claim, Link } from "../model/claim.ts"
import type { Span } from "../text/span.ts"
import { findLinked, indexed } from "./claim-links.ts"

/** A link of a claim of a file that leads somewhere. */
export interface LinkedClaims {
  readonly claim: Claim
  /** The claim's words in the article. */
  readonly span?: Span
  readonly link: Link
  readonly from: IndexedClaim
  readonly to: IndexedClaim
}

/** The links in a file that have one of these relations. */
export function* linkedClaims(
  file: CodedFile,
  relations: ReadonlySet<string>,
  corpus: Corpus,
): Generator<LinkedClaims> {
  for (const { claim, span } of file.anchored.claims) {
    for (const link of claim.links) {
      if (!relations.has(link.relation.value)) continue
      const from = indexed(claim.slug.value, file, corpus)
      const to = findLinked(link.to, file, corpus)
      if (from !== undefined && to !== undefined) yield { claim, link, from, to, ...(span && { span }) }
    }
  }
}
