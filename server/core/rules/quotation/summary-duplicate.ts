import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Claim } from "../../model/claim.ts"
import { contains } from "../../text/span.ts"
import { areLinkedHere } from "../claim-links.ts"
import { declareLink } from "../declare-link.ts"
import { safeClaim } from "../example-claims.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const summaryDuplicate: Rule = {
  meta: {
    code: "summary-duplicate",
    family: "quotation",
    severity: "info",
    scope: "article",
    summary: "A claim in a headline, standfirst or caption restates one of the text, and no link says so.",
    details:
      "Both would be counted. Link it with `repeats`, so that it can be shown and not counted. It fires for the same speaker, topic and stance; a headline claim that is linked to a claim of the text in any way is left alone.",
    tags: ["quotes", "links"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler: Bridge is safe

Adler said the bridge was safe.
//- a.ann.yaml
regions:
  headline: "Adler: Bridge is safe"
mentions:
  Adler: adler
claims:
  headline-safe:
    speaker: adler
    cue: "Adler:"
    mode: indirect
    quote: Bridge is safe
    kind: assertion
    topic: bridge
    stance: none
    links: {repeats: safe}
${safeClaim}`,
      "stance: none\n    links: {repeats: safe}",
      "stance: none",
    ),
  },
  *checkSidecar(file, corpus) {
    const isSummary = (anchor: ClaimAnchor) => isDisplayed(anchor, file)
    const body = file.anchored.claims.filter(anchor => anchor.span !== undefined && !isSummary(anchor))
    for (const { claim, span } of file.anchored.claims.filter(isSummary)) {
      const alike = body.filter(other => saysTheSame(claim, other.claim))
      const [first] = alike
      if (first === undefined || body.some(other => areLinkedHere(claim, other.claim, file))) continue
      yield {
        at: claim.slug.span,
        message: `"${claim.slug.value}" restates "${first.claim.slug.value}"; link it with "repeats"`,
        ...(span && { inArticle: span }),
        related: [{ uri: file.uri, span: first.claim.slug.span, message: `"${first.claim.slug.value}" stands here` }],
        fix: () => alike.flatMap(other => declareLink(claim, "repeats", other.claim.slug.value, file, corpus)),
      }
    }
  },
}

function isDisplayed({ span }: ClaimAnchor, { anchored }: CodedFile): boolean {
  return span !== undefined && anchored.display.some(region => contains(region, span))
}

function saysTheSame(a: Claim, b: Claim): boolean {
  if (a.topic === undefined || a.topic.value !== b.topic?.value || a.stance?.value !== b.stance?.value) return false
  const speakers = new Set(a.speaker?.entities.map(({ value }) => value))
  return b.speaker?.entities.some(({ value }) => speakers.has(value)) === true
}
