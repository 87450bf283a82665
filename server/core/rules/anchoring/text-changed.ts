import { hashText } from "../../similar/sha256.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import type { Rule } from "../rule.ts"

export const textChanged: Rule = {
  meta: {
    code: "text-changed",
    family: "anchoring",
    severity: "info",
    scope: "article",
    summary: "The article is no longer the text that `source.text` of the sidecar stands for.",
    details:
      "The hash is taken over the text as UTF-8, without a byte-order mark and with line ends as LF. Look through the annotations, then accept the text as it is now; leave the line out if you do not want to be told.",
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
    const written = file.sidecar.source.text
    const digits = written && /^sha256:([0-9a-f]{12,64})$/.exec(written.value)?.[1]
    if (written === undefined || digits === undefined || file.articleUri === undefined) return
    const hash = hashText(file.article.text)
    if (hash.startsWith(digits)) return
    const edits = replaceScalar(file.text, written.span, `sha256:${hash.slice(0, digits.length)}`)
    yield {
      at: written.span,
      message: "the article changed since this file was last accepted",
      fix: () => [{ title: "Accept the article as it is now", changes: [{ uri: file.uri, edits }] }],
    }
  },
}
