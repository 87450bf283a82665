import { type Anchored, type AnchorOptions, anchorSidecar } from "../anchor/anchor-sidecar.ts"
import { type ArticleText, type BoilerplateRules, prepareArticle } from "../anchor/article-text.ts"
import type { MentionKind } from "../anchor/mentions.ts"
import { parseDayInterval } from "../dates/day-interval.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import type { Parsed } from "../model/problem.ts"
import type { Sidecar } from "../model/sidecar.ts"
import type { CodedFile } from "./coded-file.ts"
import { isLocalName } from "./local-name.ts"
import type { Registry } from "./registry.ts"

/** A sidecar's text and what its name says. */
export interface SidecarText {
  readonly uri: string
  readonly text: string
  readonly coder?: string
  /** Of the article beside it, if there is one. */
  readonly articleUri?: string
}

/** What of a corpus's vocabulary the reading of a sidecar depends on. */
export interface ReadingVocabulary {
  readonly config: { readonly value: Pick<CorpusConfig, "language"> }
  readonly boilerplate: BoilerplateRules
  readonly registry: Pick<Registry, "kindOf">
}

/** What reading a sidecar asks of the corpus. */
export interface Surroundings {
  readonly vocabulary: ReadingVocabulary
  readonly sidecars: { parse(uri: string, text: string): Parsed<Sidecar> }
  /** The article made ready for matching in a language; undefined where it cannot be read. */
  articleText(language: string | undefined): ArticleText | undefined
  /** The article's id where the sidecar writes none. */
  defaultId(): string | undefined
  /** See `AnchorOptions`. */
  readonly quotesOnly?: true
}

/** Reads a sidecar and lays it over its article. */
export function readCoded(
  source: SidecarText,
  { vocabulary, sidecars, articleText, defaultId, quotesOnly }: Surroundings,
): CodedFile {
  const { articleUri, ...named } = source
  const { value: sidecar, problems } = sidecars.parse(source.uri, source.text)
  const language = sidecar.language?.value ?? vocabulary.config.value.language?.value
  const text = articleText(language)
  const article = text ?? prepareArticle("", language)
  const articleId = sidecar.article?.value ?? defaultId()
  const published = sidecar.source.published && parseDayInterval(sidecar.source.published.value)
  return {
    ...named,
    sidecar,
    problems,
    ...(text !== undefined && articleUri !== undefined && { articleUri }),
    article,
    ...(articleId !== undefined && { articleId }),
    anchored: anchorIn(sidecar, article, vocabulary, quotesOnly && { quotesOnly }),
    ...(published && { published }),
    ...(language !== undefined && { language }),
    memory: new Map(),
  }
}

/** Lays a sidecar over a text, its own or another, as a corpus understands it. */
export function anchorIn(
  sidecar: Sidecar,
  article: ArticleText,
  vocabulary: ReadingVocabulary,
  options?: AnchorOptions,
): Anchored {
  const kindOf = (surface: string, entity: string) => kindIn(sidecar, surface, entity, vocabulary)
  return anchorSidecar(sidecar, article, vocabulary.boilerplate, kindOf, options)
}

function kindIn(sidecar: Sidecar, surface: string, entity: string, { registry }: ReadingVocabulary): MentionKind {
  if (!entity.startsWith("_")) return registry.kindOf(surface, entity)
  return isLocalName(surface, entity, sidecar) ? "name" : "description"
}
