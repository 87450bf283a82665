import { removeClaim } from "../../acts/remove-claim.ts"
import { SidecarDraft } from "../../acts/sidecar-draft.ts"
import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { areLinkedHere } from "../claim-links.ts"
import { declareLink } from "../declare-link.ts"
import { homesOf } from "../quotations-of.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const duplicateClaim: Rule = {
  meta: {
    code: "duplicate-claim",
    family: "quotation",
    severity: "warning",
    scope: "article",
    summary: "Two claims of an article have the same words, speaker and topic.",
    details:
      "It would be counted twice. Delete one, or link the two; a claim that says two things about one topic is two claims with different words. Where the stances contradict one another, `stance-conflict-undeclared` tells about it.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe: {speaker: adler, cue: said, mode: indirect, quote: the bridge was safe, kind: assertion, topic: bridge, stance: none}
`,
      "safe: {speaker: adler, cue: said, mode: indirect, quote: the bridge was safe, kind: assertion, topic: bridge, stance: none}",
      "safe: {speaker: adler, cue: said, mode: indirect, quote: the bridge was safe, kind: assertion, topic: bridge, stance: none}\n  no-danger: {speaker: adler, cue: said, mode: indirect, quote: the bridge was safe, kind: assertion, topic: bridge, stance: none}",
    ),
  },
  *checkSidecar(file, corpus) {
    const first = new Map<string, ClaimAnchor>()
    for (const anchor of file.anchored.claims) {
      const key = keyOf(anchor)
      const other = key === undefined ? undefined : first.get(key)
      if (key !== undefined && other === undefined) first.set(key, anchor)
      const { claim, span } = anchor
      if (other === undefined || areLinkedHere(claim, other.claim, file) || disagree(anchor, other, corpus)) continue
      yield {
        at: claim.slug.span,
        message: `"${claim.slug.value}" has the same text, speaker and topic as "${other.claim.slug.value}"`,
        ...(span && { inArticle: span }),
        related: [{ uri: file.uri, span: other.claim.slug.span, message: `"${other.claim.slug.value}" stands here` }],
        fix: () => [
          ...remove(anchor, file, corpus),
          ...declareLink(claim, "repeats", other.claim.slug.value, file, corpus),
        ],
      }
    }
  },
}

/** Undefined where one of the three is not known. */
function keyOf(anchor: ClaimAnchor): string | undefined {
  const { speaker, topic } = anchor.claim
  const homes = homesOf(anchor)
  if (speaker === undefined || topic === undefined || homes.length === 0) return undefined
  const speakers = speaker.entities.map(({ value }) => value).sort()
  return JSON.stringify([homes.map(({ start, end }) => [start, end]), speakers, topic.value])
}

function disagree(a: ClaimAnchor, b: ClaimAnchor, corpus: Corpus): boolean {
  const [one, other] = [a.claim.stance, b.claim.stance]
  return one !== undefined && other !== undefined && corpus.codes.contradict(one.value, other.value)
}

/** With all that links to it. */
function remove({ claim }: ClaimAnchor, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const slug = claim.slug.value
  const removed = removeClaim(new SidecarDraft(file.uri, file.text, corpus), slug, corpus)
  return "refused" in removed ? [] : [{ title: `Remove "${slug}"`, changes: removed.changes }]
}
