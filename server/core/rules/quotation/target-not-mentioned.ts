import { isKnownEntity } from "../entity-facts.ts"
import { oneClaim } from "../example-claims.ts"
import { mentionedIn } from "../mentions-in.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { otherTargets } from "./other-targets.ts"
import { isNamedAmong } from "./target-mentions.ts"

export const targetNotMentioned: Rule = {
  meta: {
    code: "target-not-mentioned",
    family: "quotation",
    severity: "info",
    scope: "annotation",
    summary: "The target of a claim has no mention in the article.",
    details:
      "Tag the words that name the target, or correct it. A mention of something that belongs to the target, or that it belongs to, will do. The quick fixes name those whom the words of the claim speak of. A file without any mentions is left alone.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(oneClaim, "stance: none", "stance: none\n    target: sudia"),
  },
  *checkSidecar(file, corpus) {
    if (file.articleUri === undefined || file.sidecar.surfaces.length === 0) return
    const mentioned = mentionedIn(file)
    for (const anchor of file.anchored.claims) {
      for (const target of anchor.claim.target) {
        if (!isKnownEntity(target.value, file, corpus)) continue
        if (isNamedAmong(target.value, mentioned, file, corpus)) continue
        yield {
          at: target.span,
          entities: [target.value],
          message: `"${target.value}" has no mention in this article`,
          ...(anchor.span && { inArticle: anchor.span }),
          fix: () => otherTargets(target, anchor, file, corpus),
        }
      }
    }
  },
}
