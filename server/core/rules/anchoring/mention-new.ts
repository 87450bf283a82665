import { type NewMentions, whatChanged } from "../../acts/follow/what-changed.ts"
import { tagWords } from "../../acts/tag-words.ts"
import { targetName } from "../../acts/target.ts"
import type { Occurrence } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { count } from "../../text/wording.ts"
import { acceptText } from "../accept-text.ts"
import { draftFix } from "../draft-fix.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const mentionNew: Rule = {
  meta: {
    code: "mention-new",
    family: "anchoring",
    severity: "info",
    scope: "article",
    summary: "Words that are tagged occur in text that is new, and mean there what they mean everywhere else.",
    details:
      "A key of `mentions` stands for all its occurrences, so those in new text count at once; look whether that is right. One finding tells of all new occurrences of a key, and where very many keys are concerned, one of all of them. Accept the text, or exclude an occurrence: it is then `none`, by the shortest context that tells it apart. It is looked at by comparison with the text that was last accepted, where that is known.",
    tags: ["names", "articles"],
    since: "0.2",
    examples: {
      bad: `//- a.txt
Ida Adler opened the bridge.
Later a young Adler sang.
//- a.txt.accepted
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
      good: `//- a.txt
Ida Adler opened the bridge.
Later a young Adler sang.
//- a.txt.accepted
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler:
    - adler
    - {entity: none, prefix: young}
`,
    },
  },
  *checkSidecar(file, corpus) {
    const { added } = whatChanged(file, corpus)
    if (added.length <= mostKeys) for (const one of added) yield newMentions(one, file, corpus)
    else yield* allAtOnce(added, file)
  },
}

/** A page that was pasted is looked through as a whole. */
const mostKeys = 10

function newMentions({ mentions, first }: NewMentions, file: CodedFile, corpus: Corpus): Report {
  const uri = file.articleUri
  const { text } = first.surface
  const as = targetName({ written: "", ids: first.entities }, file, corpus)
  const what = mentions.length === 1 ? `a new "${text.value}"` : `${mentions.length} new "${text.value}"`
  return {
    at: text.span,
    message: `${what} in the text ${mentions.length === 1 ? "is" : "are"} read as ${as}, like the others`,
    inArticle: first.span,
    related:
      uri === undefined ? [] : mentions.slice(1).map(({ span }) => ({ uri, span, message: "this one is new as well" })),
    fix: () => [acceptText(file), ...mentions.slice(0, mostFixes).flatMap(one => exclude(one, file, corpus))],
  }
}

const mostFixes = 5

function exclude(mention: Occurrence, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const surface = mention.surface.text.value
  const tagging = { surface, at: [mention.normal], target: { written: "none", ids: [] }, scope: "also" } as const
  const title = `Exclude the "${surface}" on line ${lineOf(file.article, mention.span.start)}`
  return draftFix(file, title, draft => tagWords(draft, tagging, corpus) === undefined, corpus)
}

function* allAtOnce(added: readonly NewMentions[], file: CodedFile): Generator<Report> {
  const [one] = added.toSorted((a, b) => a.first.span.start - b.first.span.start)
  if (one === undefined) return
  const { surface, span } = one.first
  const number = added.reduce((sum, { mentions }) => sum + mentions.length, 0)
  const what = `"${surface.text.value}" and ${count(added.length - 1, "other key")}`
  yield {
    at: surface.text.span,
    message: `${what} occur in new text, ${number} times in all, and are read like the others`,
    inArticle: span,
    fix: () => [acceptText(file)],
  }
}
