import { nameOf } from "../../acts/follow/change-lines.ts"
import { placeInSidecar, whatChanged } from "../../acts/follow/what-changed.ts"
import { count } from "../../text/wording.ts"
import { acceptText } from "../accept-text.ts"
import type { Rule } from "../rule.ts"

export const anchorMoved: Rule = {
  meta: {
    code: "anchor-moved",
    family: "anchoring",
    severity: "info",
    scope: "article",
    summary: "Annotated words stand at another place of the article now, since the lines around them were moved.",
    details:
      "They still mean what they meant. It is said once for an annotation file, however much was moved, and looked at by comparison with the text that was last accepted, where that is known. Accept the text if the order is right as it is.",
    tags: ["names", "quotes", "articles"],
    since: "0.2",
    examples: {
      bad: `//- a.txt
The council met on Monday and went home.

Ida Adler opened the bridge in the rain.
//- a.txt.accepted
Ida Adler opened the bridge in the rain.

The council met on Monday and went home.
//- a.ann.yaml
mentions:
  Ida Adler: adler
  The council: none
`,
      good: `//- a.txt
The council met on Monday.

Ida Adler opened the bridge in the rain.
//- a.txt.accepted
Ida Adler opened the bridge in the rain.
//- a.ann.yaml
mentions:
  Ida Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const { moved } = whatChanged(file, corpus)
    const [first] = moved.toSorted((a, b) => a.at.start - b.at.start)
    if (first === undefined) return
    const more = moved.length - 1
    const what = more === 0 ? nameOf(first) : `${nameOf(first)} and ${count(more, "annotation")} more`
    const start = placeInSidecar(first)
    const words = first.kind === "words" ? first.selector.exact : (first.before ?? first.after)?.surface.text
    yield {
      at: words?.span ?? { start, end: start },
      message: `${what} moved with the lines around them: accept the text if its order is right`,
      inArticle: first.at,
      fix: () => [acceptText(file)],
    }
  },
}
