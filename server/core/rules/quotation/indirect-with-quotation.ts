import { changeMode } from "../change-mode.ts"
import { isAllQuoted, isReportedInQuotation, quotedParts } from "../quotations-of.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { wordsOf } from "../words-of.ts"

export const indirectWithQuotation: Rule = {
  meta: {
    code: "indirect-with-quotation",
    family: "quotation",
    severity: "info",
    scope: "annotation",
    summary: "A claim has the mode indirect, but some of its words stand in quotation marks.",
    details:
      "Reported speech with quoted words in it is mixed. What somebody reports who is quoted is left alone. A single word that the article keeps at a distance counts, too: allow the finding where the marks are not the speaker's.",
    tags: ["quotes"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was “perfectly safe”.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: mixed
    quote: the bridge was “perfectly safe”
    kind: assertion
    topic: bridge
    stance: none
`,
      "mode: mixed",
      "mode: indirect",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const { mode } = claim
      if (mode?.value !== "indirect" || span === undefined || isAllQuoted(anchor, file)) continue
      const part = quotedParts(anchor, file)[0]
      if (part === undefined || isReportedInQuotation(anchor, file)) continue
      yield {
        at: mode.span,
        message: `"${unquoted(wordsOf(file, part))}" stands in quotation marks, but the mode is "indirect"`,
        inArticle: part,
        fix: () => changeMode(claim, ["mixed"], file, corpus),
      }
    }
  },
}

function unquoted(words: string): string {
  return words.replace(/^["“”„‟«»'‘’‚\s]+|[,"“”„‟«»'‘’\s]+$/gu, "")
}
