import type { ClaimAnchor } from "../core/anchor/claims.ts"
import { type ClaimFilter, claimsOf, narratorKey } from "../core/corpus/claims-of.ts"
import type { CodedFile } from "../core/corpus/coded-file.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { ClaimFact, SidecarFacts } from "../core/corpus/facts.ts"
import type { IndexedClaim } from "../core/corpus/indexed-claims.ts"
import { entityKey, linkTarget } from "../core/corpus/keys.ts"
import { stanceVerb } from "../core/corpus/stance-verb.ts"
import type { CodeKind } from "../core/model/codebook.ts"
import { closest } from "../core/similar/closest.ts"
import type { Span } from "../core/text/span.ts"
import { count } from "../core/text/wording.ts"
import { articleName } from "./article-name.ts"
import { type Command, exitCodes, type Given, type Option, Refusal, type Terminal } from "./command.ts"
import { findEntity } from "./find-entity.ts"
import { formatOf, formatOption, json, textOf, wordsOf } from "./given.ts"
import { openCorpora } from "./open-corpora.ts"
import { compareText, Places, type Range } from "./places.ts"
import { printable, styler } from "./style.ts"

const filter = (value: string, doc: string): Option => ({ type: "string", value, doc })

export const claims: Command = {
  name: "claims",
  takes: "[FOLDER]",
  summary: "Print who says what, by speaker, topic, target or stance.",
  details: "The filters narrow each other down. E is an id or the name of an entity; T and S are codes.",
  options: {
    speaker: filter("E", "Claims that E makes, alone or with others; narrator for the articles' own voice."),
    topic: filter("T", "Claims on a topic or on one under it."),
    target: filter("E", "Claims aimed at E, alone or with others."),
    stance: filter("S", "Claims with this stance."),
    format: formatOption,
  },
  run(given, terminal) {
    const format = formatOf(given)
    const [folder] = wordsOf(given, 1)
    const { corpora, root } = openCorpora(folder, terminal)
    const places = new Places(root)
    const found = [...filtersOf(given, corpora)]
      .flatMap(([corpus, wanted]) => [...claimsOf(wanted, corpus)].map(claim => toListed(claim, corpus, places)))
      .sort(compareClaims)
    if (format === "json") terminal.write(json({ claims: found.map(({ verb, ...listed }) => listed) }))
    else printClaims(found, terminal)
    return exitCodes.clean
  },
}

/** What is asked for in each corpus; a corpus that lacks one of the entities has nothing to give. */
function filtersOf(given: Given, corpora: readonly Corpus[]): ReadonlyMap<Corpus, ClaimFilter> {
  const speakers = entityIn(given, "speaker", corpora)
  const targets = entityIn(given, "target", corpora)
  const topic = codeIn(given, "topic", "topics", corpora)
  const stance = codeIn(given, "stance", "stances", corpora)
  const filters = new Map<Corpus, ClaimFilter>()
  for (const corpus of corpora) {
    const speaker = speakers?.get(corpus)
    const target = targets?.get(corpus)
    if ((speakers && speaker === undefined) || (targets && target === undefined)) continue
    filters.set(corpus, {
      ...(speaker !== undefined && { speaker }),
      ...(target !== undefined && { target }),
      ...(topic !== undefined && { topic }),
      ...(stance !== undefined && { stance }),
    })
  }
  return filters
}

function entityIn(given: Given, option: string, corpora: readonly Corpus[]): ReadonlyMap<Corpus, string> | undefined {
  const word = textOf(given, option)
  if (word === undefined) return undefined
  if (word.startsWith("_"))
    throw new Refusal(`"${word}" is somebody else in each article; local entities cannot be asked for.`)
  const found = findEntity(word, corpora)
  return new Map([...found].map(([corpus, id]) => [corpus, id === "narrator" ? narratorKey : entityKey(id, "")]))
}

/** A misspelt code would find nothing, and nobody would know why. */
function codeIn(given: Given, option: string, kind: CodeKind, corpora: readonly Corpus[]): string | undefined {
  const id = textOf(given, option)
  if (id === undefined) return undefined
  const ids = new Set(corpora.flatMap(({ codes }) => [...codes.all(kind)].map(code => code.id.value)))
  const isUsed = corpora.some(({ index }) => [...index.using(`code:${kind}:${id}`)].length > 0)
  if (ids.has(id) || isUsed) return id
  const meant = closest(id, ids)
  throw new Refusal(`There is no ${option} "${id}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}`)
}

interface ListedClaim {
  /** `ARTICLE/CLAIM` */
  readonly id: string
  readonly speaker: readonly string[]
  readonly topic: string | null
  readonly stance: string | null
  /** The stance in a sentence, for people. */
  readonly verb: string
  readonly target: readonly string[]
  readonly mode: string | null
  readonly kind: string | null
  readonly modality: string
  /** When it was said; when the article was published, where nothing else is written. */
  readonly date: string | null
  readonly via: readonly string[]
  readonly for: readonly string[]
  /** relation -> ids as above */
  readonly links: Readonly<Record<string, readonly string[]>>
  /** The words of the article; as the sidecar has them where they are not found. */
  readonly quote: string
  /** The article; the sidecar where there is none. */
  readonly file: string
  /** From the first word of the quote to the last; null where it is not found. */
  readonly range: Range | null
  /** The pieces of the quote. */
  readonly ranges: readonly Range[]
}

function toListed({ facts, claim }: IndexedClaim, corpus: Corpus, places: Places): ListedClaim {
  const article = articleName(facts, corpus)
  const file = corpus.coded(facts.uri)
  const anchor = file?.anchored.claims.find(each => each.claim.slug.value === claim.slug)
  const home = facts.articleUri ?? facts.uri
  const range = (span: Span) => places.range(home, span, corpus)
  const pieces = anchor?.segments.flatMap(segment => segment.home?.span ?? []) ?? []
  return {
    id: `${article}/${claim.slug}`,
    speaker: claim.speakers,
    topic: claim.topic ?? null,
    stance: claim.stance ?? null,
    verb: stanceVerb(claim.stance, corpus),
    target: claim.targets,
    mode: claim.mode ?? null,
    kind: claim.kind ?? null,
    modality: claim.modality ?? "asserted",
    date: claim.date ?? facts.published ?? null,
    via: claim.via,
    for: claim.for,
    links: linksOf(claim, facts, article),
    quote: quoteOf(anchor, file),
    file: places.path(home),
    range: claim.span === undefined ? null : range(claim.span),
    ranges: pieces.map(range),
  }
}

function linksOf({ links }: ClaimFact, { articleId }: SidecarFacts, name: string): Record<string, string[]> {
  const byRelation: Record<string, string[]> = Object.create(null)
  for (const { relation, to } of links) {
    const { article, slug } = linkTarget(to, articleId ?? name)
    byRelation[relation] = [...(byRelation[relation] ?? []), `${article}/${slug}`]
  }
  return byRelation
}

function quoteOf(anchor: ClaimAnchor | undefined, file: CodedFile | undefined): string {
  const pieces = anchor?.segments.map(({ home, selector }) =>
    home === undefined ? selector.exact.value : (file?.article.text.slice(home.span.start, home.span.end) ?? ""),
  )
  return (pieces ?? []).join(" … ").replace(/\s+/g, " ").trim()
}

/** By file and place; those whose words are not found come last in their file. */
function compareClaims(a: ListedClaim, b: ListedClaim): number {
  const line = ({ range }: ListedClaim) => range?.start.line ?? Number.MAX_SAFE_INTEGER
  const character = ({ range }: ListedClaim) => range?.start.character ?? 0
  return compareText(a.file, b.file) || line(a) - line(b) || character(a) - character(b) || compareText(a.id, b.id)
}

function printClaims(found: readonly ListedClaim[], terminal: Terminal): void {
  const paint = styler(terminal)
  for (const { id, speaker, verb, topic, target, date, mode, quote } of found) {
    const who = speaker.length === 0 ? "nobody named" : speaker.join(" + ")
    const aim = target.length === 0 ? "" : ` (about ${target.join(", ")})`
    const what = `${who} ${verb} ${topic ?? "something"}${aim}`
    const aside = [date, mode].filter(part => part !== null).join(", ")
    terminal.write(
      `${paint("bold", printable(id))}  ${printable(what)}${aside === "" ? "" : paint("dim", `  ${printable(aside)}`)}\n`,
    )
    terminal.write(`    ${printable(quote)}\n`)
  }
  if (found.length > 0) terminal.write("\n")
  terminal.write(
    `${count(found.length, "claim")} in ${count(new Set(found.map(({ file }) => file)).size, "article")}.\n`,
  )
}
