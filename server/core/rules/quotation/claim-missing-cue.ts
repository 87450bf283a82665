import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Claim } from "../../model/claim.ts"
import { contains } from "../../text/span.ts"
import { oneClaim } from "../example-claims.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { takeNearestVerb } from "./nearest-verb.ts"

export const claimMissingCue: Rule = {
  meta: {
    code: "claim-missing-cue",
    family: "quotation",
    severity: "warning",
    scope: "annotation",
    summary: "A direct, mixed or indirect claim has neither a cue nor `continues`.",
    details:
      "Write the words of attribution (`said`, `according to`) as `cue`, or name the claim whose attribution carries on as `continues`. The speaker can be checked only where the cue is known. The fix takes the nearest verb of saying in the paragraph.",
    tags: ["quotes", "speakers"],
    since: "0.1",
    examples: withMistake(oneClaim, "speaker: adler\n    cue: said", "speaker: adler"),
  },
  *checkSidecar(file) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const { mode, cue, continues, fields } = claim
      if (mode === undefined || !/^(?:direct|mixed|indirect)$/.test(mode.value)) continue
      if (cue !== undefined || continues !== undefined || fields.has("cue") || fields.has("continues")) continue
      if (hasUnknownKey(claim, file) || isByNarrator(claim)) continue
      yield {
        at: claim.slug.span,
        message: `"${claim.slug.value}" is ${mode.value}, but has no cue and no "continues"`,
        ...(span && { inArticle: span }),
        fix: () => takeNearestVerb(file, anchor),
      }
    }
  },
}

/** It may be the cue's. */
function hasUnknownKey({ span }: Claim, { problems }: CodedFile): boolean {
  return problems.some(problem => problem.code === "attribute-unknown" && contains(span, problem.span))
}

/** Then `narrator-mode` says that the mode is wrong. */
function isByNarrator({ speaker }: Claim): boolean {
  return speaker?.entities.some(({ value }) => value === "narrator") ?? false
}
