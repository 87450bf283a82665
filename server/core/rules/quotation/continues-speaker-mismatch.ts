import { toReference } from "../../acts/write-context.ts"
import type { Claim } from "../../model/claim.ts"
import { changeSpeaker } from "../change-speaker.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const continuesSpeakerMismatch: Rule = {
  meta: {
    code: "continues-speaker-mismatch",
    family: "quotation",
    severity: "error",
    scope: "annotation",
    summary: "A claim continues one of another speaker.",
    details:
      "`continues` says that the attribution of that claim carries on, so both have the same speaker. Copy the speaker, or give this claim a cue of its own.",
    tags: ["speakers"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler and Moss were there. “The bridge is safe,” Adler said. “It is cheap.”
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  safe:
    speaker: adler
    cue: said
    mode: direct
    quote: The bridge is safe
    kind: assertion
    topic: bridge
    stance: none
  cheap:
    speaker: adler
    continues: safe
    mode: direct
    quote: It is cheap
    kind: assertion
    topic: bridge
    stance: none
`,
      "cheap:\n    speaker: adler",
      "cheap:\n    speaker: moss",
    ),
  },
  *checkSidecar(file) {
    const bySlug = new Map(file.anchored.claims.map(anchor => [anchor.claim.slug.value, anchor.claim]))
    for (const { claim, span } of file.anchored.claims) {
      const { continues, speaker } = claim
      const other = continues && bySlug.get(continues.value)
      if (speaker === undefined || other?.speaker === undefined || sameSpeakers(claim, other)) continue
      const entities = other.speaker.entities.map(entity => entity.value)
      const theirs = toReference(other.speaker)
      yield {
        at: speaker.span,
        message: `continues "${other.slug.value}" of "${theirs}", but the speaker is "${toReference(speaker)}"`,
        ...(span && { inArticle: span }),
        related: [{ uri: file.uri, span: other.speaker.span, message: `"${theirs}" is named here` }],
        fix: () => changeSpeaker(file, claim, entities),
      }
    }
  },
}

function sameSpeakers(a: Claim, b: Claim): boolean {
  const key = ({ speaker }: Claim) =>
    (speaker?.entities ?? [])
      .map(entity => entity.value)
      .sort()
      .join()
  return key(a) === key(b)
}
