import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { IndexedClaim } from "../../corpus/indexed-claims.ts"
import { linkTarget } from "../../corpus/keys.ts"
import type { Link } from "../../model/claim.ts"
import { removeLink } from "../change-relation.ts"
import { saidWhen } from "../claim-links.ts"
import { opposedClaims } from "../example-claims.ts"
import { type LinkedClaims, linkedClaims } from "../linked-claims.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const linkBothSides: Rule = {
  meta: {
    code: "link-both-sides",
    family: "stance",
    severity: "hint",
    scope: "corpus",
    summary: "A relation that holds both ways is stored on both sides.",
    details:
      "Once is enough, and two can come to disagree. Postil itself writes such a link in the later article; the hint stands at the other one. Which relations hold both ways, the codebook says with `symmetric`.",
    tags: ["links"],
    since: "0.1",
    examples: withMistake(opposedClaims, "stance: supports", "stance: supports\n    links: {contradicts: not-needed}"),
  },
  *checkSidecar(file, corpus) {
    for (const linked of linkedClaims(file, symmetricIn(file, corpus), corpus)) {
      const { claim, link, from, to, span } = linked
      const back = to.claim.links.find(other => leadsBack(other, linked))
      if (back === undefined || !isEarlier(from, to)) continue
      yield {
        at: link.to.span,
        message: `${link.relation.value} ${link.to.value} is stored on both sides`,
        ...(span && { inArticle: span }),
        related: [{ uri: to.facts.uri, span: back.span, message: `${to.claim.slug} has the same link` }],
        fix: () => removeLink(claim, link, file),
      }
    }
  },
}

function symmetricIn({ sidecar }: CodedFile, corpus: Corpus): ReadonlySet<string> {
  const used = sidecar.claims.flatMap(({ links }) => links.map(({ relation }: Link) => relation.value))
  return new Set(used.filter(id => corpus.codes.get("relations", id)?.symmetric === true))
}

function leadsBack(other: IndexedClaim["claim"]["links"][number], { link, from, to }: LinkedClaims): boolean {
  const target = linkTarget(other.to, to.article)
  return other.relation === link.relation.value && target.slug === from.claim.slug && target.article === from.article
}

/** By the day; claims of one day by their place in the file, or by what the files are called. */
function isEarlier(a: IndexedClaim, b: IndexedClaim): boolean {
  const [first, second] = [saidWhen(a)?.first ?? 0, saidWhen(b)?.first ?? 0]
  if (first !== second) return first < second
  if (a.facts.uri === b.facts.uri) return a.claim.at.start < b.claim.at.start
  return a.facts.uri < b.facts.uri
}
