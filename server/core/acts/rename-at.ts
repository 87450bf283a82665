import type { Corpus } from "../corpus/corpus.ts"
import { findArticle } from "../corpus/defined-at.ts"
import { type Found, findAt } from "../corpus/find-at.ts"
import { linkTarget } from "../corpus/keys.ts"
import { entityName } from "../corpus/names.ts"
import type { Use } from "../corpus/uses.ts"
import { namesOf } from "../corpus/vocabulary-uses.ts"
import { inOneBit } from "../text/bits.ts"
import { type Span, slice } from "../text/span.ts"
import { type Outcome, type Refusal, refuse } from "./act.ts"
import { unlessStrayed } from "./all-acts.ts"
import { whyNotEverywhere } from "./named-things.ts"
import { renameInBits } from "./rename.ts"
import { renameEntity, respellName } from "./rename-name.ts"

/** What can be renamed at a place of a file. */
export interface Renaming {
  readonly span: Span
  /** What it is called now. */
  readonly name: string
  /** Bit by bit: an id may stand in all files. */
  run(to: string): Generator<void, Outcome>
}

/** In an article a mention stands for the entity's display name, and a quote for its claim; in YAML an id for itself. */
export function renamingAt(uri: string, offset: number, corpus: Corpus): Renaming | Refusal {
  const notNow = whyNotEverywhere(corpus)
  if (notNow !== undefined) return refuse(notNow)
  const [found] = findAt(uri, offset, corpus)
  if (found === undefined) return refuse("There is nothing here that has a name or an id")
  switch (found.kind) {
    case "mention":
      return renamingOfMention(found, corpus)
    case "claim":
      return renamingOf("claims", found.anchor.claim.slug.value, found.span, uri, corpus)
    case "id":
      return renamingOfUse(found.use, uri, offset, corpus)
    case "surface":
      return refuse(`"${found.surface.text.value}" are words of the article; rename the entity behind it instead`)
    case "selector":
      return refuse("These are words of the article; rename the id of the claim instead")
  }
}

function renamingOfMention({ mention, span, file }: Found & { kind: "mention" }, corpus: Corpus): Renaming | Refusal {
  const [id, another] = mention.entities
  const words = mention.surface.text.value
  if (id === undefined || another !== undefined)
    return refuse(`"${words}" stands for several entities; rename each where it is named alone`)
  if (!id.startsWith("_") && corpus.registry.get(id) === undefined)
    return refuse(`"${id}" is not in the registry; create it first`)
  return { span, name: entityName(id, file, corpus), run: to => renameEntity(id, file.uri, to, corpus) }
}

function renamingOfUse(use: Use, uri: string, offset: number, corpus: Corpus): Renaming | Refusal {
  const [family = "", kind = ""] = use.key.split(":", 2)
  if (family === "entity")
    return renamingOfName(use, uri, corpus) ?? renamingOf("entities", use.id, use.span, uri, corpus)
  if (family === "local") return renamingOf("entities", use.id, use.span, uri, corpus)
  if (family === "code") return renamingOf(kind, use.id, use.span, uri, corpus)
  if (family === "article") return renamingOf("articles", use.id, use.span, uri, corpus)
  if (family === "coder") return renamingOf("coders", use.id, use.span, uri, corpus)
  return renamingOfLink(use, uri, offset, corpus)
}

/** The name, or another string that the registry knows an entity by. */
function renamingOfName(use: Use, uri: string, corpus: Corpus): Renaming | undefined {
  const entity = corpus.registry.get(use.id)
  if (entity?.uri !== uri) return undefined
  const at = namesOf(entity).findIndex(({ span }) => span.start === use.span.start)
  const name = namesOf(entity)[at]
  if (name === undefined) return undefined
  const isDisplayName = name === entity.name
  const old = { id: use.id, at, value: name.value }
  return {
    span: withoutMarks(name.span, uri, corpus),
    name: name.value,
    run: to =>
      isDisplayName ? renameEntity(use.id, undefined, to, corpus) : inOneBit(() => respellName(old, to, corpus)),
  }
}

/** `article/slug`: the one or the other, by where the cursor is. */
function renamingOfLink({ id, span }: Use, uri: string, offset: number, corpus: Corpus): Renaming | Refusal {
  const { article, slug } = linkTarget(id, undefined)
  if (article === "") return renamingOf("claims", slug, span, uri, corpus)
  const inner = withoutMarks(span, uri, corpus)
  const slash = inner.start + article.length
  if (offset <= slash) return renamingOf("articles", article, { start: inner.start, end: slash }, uri, corpus)
  const home = findArticle(article, corpus)
  if (home === undefined) return refuse(`There is no article "${article}"`)
  return renamingOf("claims", slug, { start: slash + 1, end: inner.end }, home, corpus, uri)
}

/** `home` is a file of the article that the thing belongs to, `uri` the one with the cursor. */
function renamingOf(kind: string, id: string, span: Span, home: string, corpus: Corpus, uri = home): Renaming {
  function* run(to: string): Generator<void, Outcome> {
    return yield* unlessStrayed(yield* renameInBits({ uri: home, kind, id, to }, corpus), corpus)
  }
  return { span: corpus.pairs.hasArticle(uri) ? span : withoutMarks(span, uri, corpus), name: id, run }
}

/** The text between quotation marks, if it has some. */
function withoutMarks(span: Span, uri: string, corpus: Corpus): Span {
  const written = slice(corpus.textOf(uri) ?? "", span)
  return /^(["']).*\1$/s.test(written) ? { start: span.start + 1, end: span.end - 1 } : span
}
