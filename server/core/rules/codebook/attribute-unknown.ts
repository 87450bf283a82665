import { claimKeys } from "../../acts/claim-edits.ts"
import type { Code } from "../../model/codebook.ts"
import { closest } from "../../similar/closest.ts"
import { changeTo } from "../change-to.ts"
import { oneClaim } from "../example-claims.ts"
import { ruleFromProblems } from "../from-problems.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

const ofKeys = ruleFromProblems({
  code: "attribute-unknown",
  family: "codebook",
  severity: "error",
  scope: "annotation",
  summary: "A file has a key that means nothing where it stands.",
  details:
    "Unknown keys are mostly slips of the finger, and what stands under them is not read. Correct the key, or begin it with `x-` to keep something of your own: such keys are left alone. The rule covers all four kinds of file.",
  tags: ["codes", "yaml"],
  since: "0.1",
  examples: withMistake(oneClaim, "stance: none", "stance: none\n    targget: nordia"),
})

export const attributeUnknown: Rule = {
  ...ofKeys,
  *checkCodebook(source, corpus) {
    yield* ofKeys.checkCodebook?.(source, corpus) ?? []
    for (const kind of source.value.codes.get("claim-kinds")?.values() ?? []) yield* inRequires(kind, source.uri)
  },
}

/** A claim kind names keys of a claim. */
function* inRequires({ requires }: Code, uri: string): Generator<Report> {
  for (const { value, span } of requires) {
    if (claimKeys.includes(value)) continue
    const meant = closest(value, claimKeys)
    yield {
      at: span,
      message: `"${value}" is not a key of a claim${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
      fix: () => (meant === undefined ? [] : [changeTo(uri, span, meant)]),
    }
  }
}
