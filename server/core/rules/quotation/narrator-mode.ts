import { toReference } from "../../acts/write-context.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Claim } from "../../model/claim.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { changeTo } from "../change-to.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const narratorMode: Rule = {
  meta: {
    code: "narrator-mode",
    family: "quotation",
    severity: "error",
    scope: "annotation",
    summary: "The speaker is narrator but the mode is not, or the other way round.",
    details:
      "What the article says in its own voice has `speaker: narrator` and `mode: narrator`; no other speaker has that mode. Correct one of the two.",
    tags: ["speakers"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
The bridge was safe.
//- a.ann.yaml
claims:
  safe:
    speaker: narrator
    mode: narrator
    quote: The bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`,
      "mode: narrator",
      "mode: narrated",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      const { mode } = claim
      if (mode === undefined || corpus.codes.get("modes", mode.value) === undefined) continue
      const found = check(file, claim)
      if (found !== undefined) yield { ...found, ...(span && { inArticle: span }) }
    }
  },
}

function check(file: CodedFile, { speaker, mode }: Claim): Report | undefined {
  if (speaker === undefined || speaker.entities.length === 0 || mode === undefined) return undefined
  const byNarrator = speaker.entities.some(entity => entity.value === "narrator")
  if (byNarrator === (mode.value === "narrator")) return undefined
  if (byNarrator) {
    return {
      at: mode.span,
      message: `the speaker is "narrator", but the mode is "${mode.value}"`,
      fix: () => [changeTo(file.uri, mode.span, "narrator", 'Change the mode to "narrator"')],
    }
  }
  return {
    at: speaker.span,
    message: `the mode is "narrator", but the speaker is "${toReference(speaker)}"`,
    fix: () => [
      {
        title: 'Change the speaker to "narrator"',
        changes: [{ uri: file.uri, edits: replaceScalar(file.text, speaker.span, "narrator") }],
      },
    ],
  }
}
