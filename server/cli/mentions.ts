import type { Corpus } from "../core/corpus/corpus.ts"
import { entityKey } from "../core/corpus/keys.ts"
import type { PlacedMention } from "../core/corpus/mentions-of.ts"
import { mentionsOf } from "../core/corpus/mentions-of.ts"
import { detached } from "../core/text/detached.ts"
import { count } from "../core/text/wording.ts"
import { articleName } from "./article-name.ts"
import { type Command, exitCodes, Refusal, type Terminal } from "./command.ts"
import { findEntity } from "./find-entity.ts"
import { formatOf, formatOption, json, wordsOf } from "./given.ts"
import { type OpenCorpora, openCorpora } from "./open-corpora.ts"
import { comparePlaces, Places, type Range } from "./places.ts"
import { printable, styler } from "./style.ts"

export const mentions: Command = {
  name: "mentions",
  takes: "ENTITY [FOLDER]",
  summary: "Print all mentions of an entity with the words around them.",
  details: "ENTITY is an id of the registry, or a name that only one entity has.",
  options: { format: formatOption },
  run(given, terminal) {
    const format = formatOf(given)
    const [word, folder] = wordsOf(given, 2)
    if (word === undefined) throw new Refusal("Say whose mentions: postil mentions ENTITY [FOLDER]")
    const opened = openCorpora(folder, terminal)
    const ids = findEntity(word, opened.corpora)
    const found = [...ids].flatMap(([corpus, id]) => mentionsIn(id, corpus, opened)).sort(comparePlaces)
    const entity = [...new Set(ids.values())].join(", ")
    if (format === "json") terminal.write(json({ entity, mentions: found.map(({ context, ...listed }) => listed) }))
    else printConcordance(entity, found, terminal)
    return exitCodes.clean
  },
}

interface ListedMention {
  readonly article: string
  readonly file: string
  readonly range: Range
  readonly text: string
  /** Counted from 1. */
  readonly line: number
  readonly kind: string
  /** As the sidecar has it: several for a joint mention. */
  readonly entity: string
  readonly context: { readonly before: string; readonly after: string }
}

function mentionsIn(id: string, corpus: Corpus, { root }: OpenCorpora): readonly ListedMention[] {
  const places = new Places(root)
  return keysOf(id, corpus).flatMap(key => mentionsOf(key, corpus).map(mention => toListed(mention, corpus, places)))
}

/** A local entity is somebody else in each sidecar. */
function keysOf(id: string, { index }: Corpus): readonly string[] {
  if (!id.startsWith("_")) return [entityKey(id, "")]
  return [...index.all()].filter(facts => facts.coder === undefined).map(facts => entityKey(id, facts.uri))
}

/** How much of the text is taken on each side; more than any terminal shows. */
const reach = 120

function toListed({ article, facts, mention }: PlacedMention, corpus: Corpus, places: Places): ListedMention {
  const text = corpus.articleText(article) ?? ""
  const words = (start: number, end: number) => detached(text.slice(Math.max(0, start), end))
  const { start, end } = mention.span
  const range = places.range(article, mention.span, corpus)
  return {
    article: articleName(facts, corpus),
    file: places.path(article),
    range,
    text: words(start, end),
    line: range.start.line + 1,
    kind: mention.kind,
    entity: mention.entities.join(" + "),
    context: { before: words(start - reach, start), after: words(end, end + reach) },
  }
}

/** Keyword in context: the mentions below each other, what stands around them cut to the width of the terminal. */
function printConcordance(entity: string, found: readonly ListedMention[], terminal: Terminal): void {
  const paint = styler(terminal)
  const heads = found.map(({ article, line }) => `${printable(article)}:${line}`)
  const margin = Math.max(0, ...heads.map(head => head.length))
  const side = Math.max(12, Math.floor((terminal.columns - margin - 4) / 2) - 8)
  for (const [index, { text, context }] of found.entries()) {
    const before = ending(printable(context.before), side).padStart(side)
    const after = beginning(printable(context.after), side)
    const head = paint("dim", (heads[index] ?? "").padEnd(margin))
    terminal.write(`${head}  ${before}${paint("bold", printable(text))}${after.trimEnd()}\n`)
  }
  const articles = new Set(found.map(({ file }) => file)).size
  if (found.length > 0) terminal.write("\n")
  terminal.write(`${printable(entity)}: ${count(found.length, "mention")} in ${count(articles, "article")}.\n`)
}

/** The end of a text, in whole words; in characters where words are long, or have no blanks between them. */
function ending(text: string, width: number): string {
  if (text.length <= width) return text
  const cut = text.slice(-width - 1)
  const blank = cut.indexOf(" ")
  return cut.slice(blank >= 0 && blank <= width / 2 ? blank + 1 : 1)
}

/** The same of its beginning. */
function beginning(text: string, width: number): string {
  if (text.length <= width) return text
  const blank = text.lastIndexOf(" ", width)
  return text.slice(0, blank >= width / 2 ? blank : width)
}
