import type { KnownCode } from "../../core/corpus/codes.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codeFiguresOf } from "../../core/corpus/figures.ts"
import { codeLabel } from "../../core/corpus/names.ts"
import type { CodeSubject } from "../../core/corpus/subject.ts"
import { type CodeKind, codeNouns } from "../../core/model/codebook.ts"
import type { LocatedText } from "../../core/text/span.ts"
import { count } from "../../core/text/wording.ts"
import type { CardContext } from "./card-context.ts"
import { bold, code, inLine, italic, paragraphs, plain } from "./markdown.ts"

/** What a code means, when to use it and when not, and how much it is used. */
export function codeCard(subject: CodeSubject, context: CardContext): string {
  const { corpus } = context
  const known = corpus.codes.get(subject.code, subject.id)
  if (known === undefined) return `${bold(subject.id)} is no ${codeNouns[subject.code]} of the codebook`
  return paragraphs(
    title(known, corpus),
    known.proposition && italic(known.proposition.value),
    known.about && plain(known.about.value),
    guidance(known),
    inLine(...particulars(known, corpus)),
    usage(subject, context),
  )
}

function title(known: KnownCode, corpus: Corpus): string {
  const above = corpus.codes.lineage(known.kind, known.id.value).slice(1)
  return inLine(
    bold(known.label?.value ?? known.id.value),
    codeNouns[known.kind],
    known.label === undefined ? undefined : code(known.id.value),
    above.length === 0 ? undefined : `under ${above.map(({ id }) => label(known.kind, id.value, corpus)).join(", ")}`,
    known.uri === undefined ? "built in" : undefined,
  )
}

function guidance({ when, notWhen, example }: KnownCode): string {
  return paragraphs(
    when && `When: ${plain(when.value)}`,
    notWhen && `Not when: ${plain(notWhen.value)}`,
    example && `Example: ${plain(example.value)}`,
  )
}

function* particulars(known: KnownCode, corpus: Corpus): Generator<string | undefined> {
  const { deprecated, kind } = known
  if (deprecated) {
    const since = deprecated.since ? ` since ${plain(deprecated.since.value)}` : ""
    yield `⚠ deprecated${since}${deprecated.use ? `, use ${code(deprecated.use.value)}` : ""}`
  }
  if (known.abstract) yield "a heading only, which no annotation may use"
  yield words("titles", known.titles)
  yield labels("of", "entity-types", known.of, corpus)
  yield words("needs", known.requires)
  yield labels("stances", "stances", known.stance, corpus)
  yield labels("modalities", "modalities", known.modality, corpus)
  yield labels("about", "entity-types", known.targetTypes, corpus)
  yield words("keywords", known.keywords)
  if (kind === "entity-types") yield corpus.codes.canSpeak(known.id.value) ? "can make claims" : "makes no claims"
  if (kind === "relations" && known.symmetric) yield "holds both ways"
  if (known.exclusive) yield kind === "tags" ? "one of those under it at most" : "one holder at a time"
  if (known.required) yield "every article needs one of those under it"
}

/** How often the code is used; for a topic also what stands under it. */
function usage(subject: CodeSubject, { corpus, coder }: CardContext): string {
  const { uses, files, claims } = codeFiguresOf(subject, corpus, coder)
  return inLine(
    uses === 0 ? "Not used" : `Used ${count(uses, "time")} in ${count(files, "file")}`,
    claims > uses ? `${count(claims, "claim")} with the topics under it` : undefined,
    coder === undefined ? undefined : `in the layers of ${code(coder)}`,
  )
}

function words(heading: string, texts: readonly LocatedText[]): string | undefined {
  return texts.length === 0 ? undefined : `${heading}: ${texts.map(({ value }) => plain(value)).join(", ")}`
}

function labels(heading: string, kind: CodeKind, ids: readonly LocatedText[], corpus: Corpus): string | undefined {
  return ids.length === 0 ? undefined : `${heading}: ${ids.map(({ value }) => label(kind, value, corpus)).join(", ")}`
}

function label(kind: CodeKind, id: string, corpus: Corpus): string {
  return plain(codeLabel(kind, id, corpus))
}
