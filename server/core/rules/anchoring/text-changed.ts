import { staleHash } from "../../acts/follow/write-text-hash.ts"
import { acceptText } from "../accept-text.ts"
import type { Rule } from "../rule.ts"

export const textChanged: Rule = {
  meta: {
    code: "text-changed",
    family: "anchoring",
    severity: "info",
    scope: "article",
    summary: "The article is no longer the text that `source.text` of the sidecar stands for.",
    details:
      "The hash is taken over the text as UTF-8, without a byte-order mark and with line ends as LF. Look through the annotations, then accept the text as it is now: the fix writes what only follows from its changes, where the text as it was is known, and the new hash. Leave the line out if you do not want to be told.",
    tags: ["articles"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
source:
  text: sha256:0123456789ab
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
source:
  text: sha256:481c0d521f3e
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file) {
    const written = staleHash(file)
    if (written === undefined) return
    yield {
      at: written.span,
      message: "the article changed since this file was last accepted",
      fix: () => [acceptText(file)],
    }
  },
}
