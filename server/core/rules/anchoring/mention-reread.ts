import { keepReading } from "../../acts/follow/keep-reading.ts"
import { type RereadMentions, whatChanged } from "../../acts/follow/what-changed.ts"
import { targetName } from "../../acts/target.ts"
import type { Occurrence } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { count } from "../../text/wording.ts"
import { acceptText } from "../accept-text.ts"
import { draftFix } from "../draft-fix.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const mentionReread: Rule = {
  meta: {
    code: "mention-reread",
    family: "anchoring",
    severity: "warning",
    scope: "annotation",
    summary: "The same words mean something else than before, because the text around them was edited.",
    details:
      "A context (`prefix`, `suffix`) fits no longer or fits now, or the words have become part of a longer key. The fix keeps the old meaning, by a context where one is needed. It is looked at by comparison with the text that was last accepted, where that is known.",
    tags: ["names", "articles"],
    since: "0.2",
    examples: withMistake(
      `//- a.txt
Lund waits. They gather in Lund.
//- a.txt.accepted
Lund waits. They meet in Lund.
//- a.ann.yaml
mentions:
  Lund:
    - nordia
    - {entity: lund, prefix: gather in}
`,
      "- {entity: lund, prefix: gather in}",
      "- {entity: lund, prefix: meet in}",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const one of whatChanged(file, corpus).reread) yield report(one, file, corpus)
  },
}

function report(one: RereadMentions, file: CodedFile, corpus: Corpus): Report {
  const { before, after } = one
  const [first, ...others] = after
  const { text } = before.surface
  const uri = file.articleUri
  const was = readAs(before, file, corpus)
  const now = first === undefined ? "nothing" : readAs(first, file, corpus)
  const times = others.length === 0 ? "" : ` at ${count(after.length, "place")}`
  return {
    at: before.reading?.span ?? text.span,
    message: `"${text.value}" was read as ${was}, and is read as ${now}${times} since the words around it were edited`,
    ...(first && { inArticle: first.span }),
    related: uri === undefined ? [] : others.map(({ span }) => ({ uri, span, message: "this one as well" })),
    fix: () => [
      ...draftFix(file, `Keep ${was}`, draft => keepReading(draft, one, corpus) === undefined, corpus),
      acceptText(file),
    ],
  }
}

function readAs({ state, entities, hiddenBy }: Occurrence, file: CodedFile, corpus: Corpus): string {
  if (hiddenBy !== undefined) return `a part of "${hiddenBy.surface.text.value}"`
  if (state === "boilerplate") return "page furniture"
  return state === "uncovered" ? "nothing" : targetName({ written: "", ids: entities }, file, corpus)
}
