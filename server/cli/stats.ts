import type { MentionKind } from "../core/anchor/mentions.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { count } from "../core/text/wording.ts"
import { type Command, exitCodes, type Terminal } from "./command.ts"
import { formatOf, formatOption, json, wordsOf } from "./given.ts"
import { type OpenCorpora, openCorpora } from "./open-corpora.ts"
import { compareText, Places } from "./places.ts"
import { printable, styler, table } from "./style.ts"

export const stats: Command = {
  name: "stats",
  takes: "[FOLDER]",
  summary: "Count mentions and claims, by article and by entity.",
  details: "Coders' layers are left out. A joint mention counts for each of its entities.",
  options: { format: formatOption },
  run(given, terminal) {
    const format = formatOf(given)
    const [folder] = wordsOf(given, 1)
    const opened = openCorpora(folder, terminal)
    const counted = countAll(opened)
    if (format === "json") terminal.write(json(counted))
    else print(counted, terminal)
    return exitCodes.clean
  },
}

interface Counted {
  readonly articles: readonly CountedArticle[]
  /** Most mentions first. */
  readonly entities: readonly { readonly id: string; readonly mentions: number }[]
}

interface CountedArticle {
  readonly id: string | null
  readonly file: string
  readonly mentions: number
  readonly kinds: Readonly<Record<MentionKind, number>>
  readonly claims: number
}

function countAll({ corpora, root }: OpenCorpora): Counted {
  const places = new Places(root)
  const mentions = new Map<string, number>()
  const articles = corpora.flatMap(corpus =>
    [...corpus.pairs.articles()].map(uri => countArticle(uri, corpus, places, mentions)),
  )
  return {
    articles: articles.sort((a, b) => compareText(a.file, b.file)),
    entities: [...mentions]
      .map(([id, number]) => ({ id, mentions: number }))
      .sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id)),
  }
}

/** Adds to `entities` as well; local entities are somebody else in each article and are left out there. */
function countArticle(uri: string, corpus: Corpus, places: Places, entities: Map<string, number>): CountedArticle {
  const main = corpus.pairs.sidecarsOf(uri).find(sidecar => corpus.pairs.nameOf(sidecar)?.coder === undefined)
  const facts = main === undefined ? undefined : corpus.index.get(main)
  const kinds = { name: 0, adjective: 0, metonym: 0, description: 0 }
  for (const mention of facts?.mentions ?? []) {
    kinds[mention.kind]++
    for (const id of new Set(mention.entities)) {
      if (!id.startsWith("_")) entities.set(id, (entities.get(id) ?? 0) + 1)
    }
  }
  const { length } = facts?.mentions ?? []
  const id = corpus.articleId(uri) ?? null
  return { id, file: places.path(uri), mentions: length, kinds, claims: facts?.claims.length ?? 0 }
}

const shownEntities = 20

function print({ articles, entities }: Counted, terminal: Terminal): void {
  const paint = styler(terminal)
  const rows = articles.map(({ file, mentions, kinds, claims }) => [
    printable(file),
    count(mentions, "mention"),
    count(claims, "claim"),
    mentions === 0
      ? ""
      : `names ${kinds.name}, adjectives ${kinds.adjective}, metonyms ${kinds.metonym}, descriptions ${kinds.description}`,
  ])
  terminal.write(
    `${paint("bold", "Articles")}\n${table(rows)
      .map(row => `  ${row.trimEnd()}\n`)
      .join("")}\n`,
  )
  const shown = entities.slice(0, shownEntities).map(({ id, mentions }) => [printable(id), count(mentions, "mention")])
  terminal.write(
    `${paint("bold", "Entities")}\n${table(shown)
      .map(row => `  ${row}\n`)
      .join("")}`,
  )
  if (entities.length > shownEntities) terminal.write(`  … and ${entities.length - shownEntities} more\n`)
  const total = (key: "mentions" | "claims") => articles.reduce((sum, article) => sum + article[key], 0)
  const parts = [count(total("mentions"), "mention"), count(entities.length, "entity"), count(total("claims"), "claim")]
  terminal.write(`\n${count(articles.length, "article")}: ${parts.join(", ")}.\n`)
}
