import { removeAnnotation } from "../remove-annotation.ts"
import type { Rule } from "../rule.ts"

export const allowUnused: Rule = {
  meta: {
    code: "allow-unused",
    family: "files",
    severity: "info",
    scope: "article",
    summary: "An entry of `allow` hides no finding any more.",
    details:
      "What it allowed has been repaired, or its `at` points elsewhere: it is a claim's slug, a surface, or words of the article. Remove the entry. Nothing is said while the rule that it names is off.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
allow:
  - {rule: mention-boundary, at: Adler, reason: the name ends so}
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkAllowances(file, unused) {
    for (const { rule, at, span } of unused) {
      const place = at === undefined ? "there is none in this article" : `there is none at "${at.exact.value}"`
      yield {
        at: span,
        message: `this allowance hides no finding of "${rule.value}": ${place}`,
        fix: () => [removeAnnotation(file, "allow", file.sidecar.allow.length, span, "Remove the allowance")],
      }
    }
  },
}
