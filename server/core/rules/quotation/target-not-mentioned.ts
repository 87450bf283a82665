import { isKnownEntity } from "../entity-facts.ts"
import type { Rule } from "../rule.ts"
import { mentionsOfTarget } from "./target-mentions.ts"

export const targetNotMentioned: Rule = {
  meta: {
    code: "target-not-mentioned",
    family: "quotation",
    severity: "info",
    scope: "annotation",
    summary: "The target of a claim has no mention in the article.",
    details:
      "Tag the words that name the target, or correct it. A mention of something that belongs to the target, or that it belongs to, will do. A file without any mentions is left alone.",
    tags: ["quotes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
    target: sudia
`,
      good: `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
    },
  },
  *checkSidecar(file, corpus) {
    if (file.articleUri === undefined || file.sidecar.surfaces.length === 0) return
    for (const { claim, span } of file.anchored.claims) {
      for (const target of claim.target) {
        if (!isKnownEntity(target.value, file, corpus)) continue
        if (mentionsOfTarget(target.value, file, corpus).length > 0) continue
        yield {
          at: target.span,
          entities: [target.value],
          message: `"${target.value}" has no mention in this article`,
          ...(span && { inArticle: span }),
        }
      }
    }
  },
}
