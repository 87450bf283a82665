import { type CancellationToken, type ReferenceParams, ReferencesRequest } from "vscode-languageserver"
import { placeOfClaim } from "../../core/corpus/claim-places.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { definedAt } from "../../core/corpus/defined-at.ts"
import type { SidecarFacts } from "../../core/corpus/facts.ts"
import type { Found } from "../../core/corpus/find-at.ts"
import { placesOfMentions } from "../../core/corpus/mentions-of.ts"
import { byFile, type Place, type Places } from "../../core/corpus/place.ts"
import { claimsLinkingTo } from "../../core/corpus/related-claims.ts"
import { type ArticleSubject, findClaim, type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import { usesIn, usesInVocabulary } from "../../core/corpus/uses-of.ts"
import type { Feature } from "../feature.ts"
import { type GoTo, goToManyLocations } from "../goto.ts"

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register(connection, documents) {
    connection.onRequest(
      ReferencesRequest.method,
      ({ context, ...params }: ReferenceParams, token: CancellationToken) => {
        const goTo = context.includeDeclaration ? withDeclaration : withoutDeclaration
        return goToManyLocations(params, documents, goTo, token)
      },
    )
  },
}

/**
 * Asked in an article: the mentions of an entity in all articles, or the claims that link to this one. Asked in YAML:
 * the mentions and every place that names the id, each article before its sidecar.
 */
export const withoutDeclaration: GoTo<Places> = function* (found, { offset, corpus }) {
  for (const subject of subjectsOf(found, offset, corpus)) yield* referencesTo(subject, found, corpus)
}

/** The same and where it is defined: first what people look for, last where it is from. */
export const withDeclaration: GoTo<Places> = function* (found, document) {
  yield* withoutDeclaration(found, document)
  for (const subject of subjectsOf(found, document.offset, document.corpus)) {
    const now = asOfNow(subject, document.corpus)
    const declared = now && definedAt(now, document.corpus)
    if (declared !== undefined) yield { uri: declared.uri, spans: [declared.span] }
  }
}

/** What was found in a file before that was edited, as it stands there now; undefined where it is gone. */
function asOfNow(subject: Subject, corpus: Corpus): Subject | undefined {
  if (subject.kind !== "claim" && subject.kind !== "entity") return subject
  const file = subject.file && corpus.coded(subject.file.uri)
  if (file === subject.file) return subject
  if (subject.kind === "entity") return { ...subject, ...(file && { file }) }
  const anchor = file && findClaim(subject.anchor.claim.slug.value, file)
  return file && anchor && { ...subject, file, anchor }
}

function* referencesTo(subject: Subject, found: Found, corpus: Corpus): Generator<Places> {
  const inArticle = found.kind === "mention" || found.kind === "claim"
  if (subject.kind === "claim" && inArticle) yield* byFile(claimsLinkingTo(subject, corpus).map(placeOfClaim))
  else if (subject.kind === "article") yield* byFile(linksInto(subject, corpus))
  else {
    for (const facts of sidecarsUsing(subject, corpus)) {
      const mentions = subject.kind === "entity" ? placesOfMentions(subject.key, facts) : undefined
      if (mentions !== undefined) yield mentions
      if (!inArticle) yield usesIn(subject.key, facts)
    }
    if (!inArticle) yield* usesInVocabulary(subject.key, corpus)
  }
}

/** Without an id of its own an article's claims can be named only in its own sidecar. */
function sidecarsUsing(subject: Subject, corpus: Corpus): Iterable<SidecarFacts> {
  const sidecars = corpus.index.usingInOrder(subject.key, subject.coder)
  const own = subject.kind === "claim" && subject.file.articleId === undefined ? subject.file : undefined
  return own === undefined ? sidecars : [...sidecars].filter(({ uri }) => uri === own.uri)
}

/** The links to any claim of an article. */
function* linksInto({ id, coder }: ArticleSubject, corpus: Corpus): Generator<Place> {
  for (const facts of corpus.index.claims.naming(id)) {
    if (facts.coder !== coder) continue
    for (const { to, span } of facts.claims.flatMap(claim => claim.links)) {
      if (to.startsWith(`${id}/`)) yield { uri: facts.uri, span }
    }
  }
}
