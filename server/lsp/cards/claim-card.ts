import type { ClaimAnchor } from "../../core/anchor/claims.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { IndexedClaim } from "../../core/corpus/indexed-claims.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import { claimsLinkingTo, indexedClaim, undeclaredContradictions } from "../../core/corpus/related-claims.ts"
import { saysItself } from "../../core/corpus/stance-verb.ts"
import { type ClaimSubject, findLinked } from "../../core/corpus/subject.ts"
import type { Claim, Link } from "../../core/model/claim.ts"
import type { EntityReference } from "../../core/model/sidecar.ts"
import { slice } from "../../core/text/span.ts"
import { listed } from "../../core/text/wording.ts"
import { anchorNotes } from "./anchor-notes.ts"
import type { CardContext } from "./card-context.ts"
import { claimLine, claimSentence, wordsOfClaim } from "./claim-sentence.ts"
import { dateWords } from "./date-words.ts"
import { followedClaim } from "./followed-notes.ts"
import { code, inLine, lines, paragraphs, plain, quoted, shorten } from "./markdown.ts"

/** How many links, and how many contradictions, a card shows. */
const shownLinks = 6

/** A claim as a sentence, its words, and what is known of it. */
export function claimCard({ anchor, file }: ClaimSubject, { corpus }: CardContext): string {
  return paragraphs(
    sentence(anchor, file, corpus),
    `> ${plain(shorten(quoteOf(anchor, file), 400))}`,
    details(anchor.claim, file, corpus),
    lines(...anchorNotes(anchor), ...followedClaim(anchor.claim, file, corpus)),
  )
}

/** The claims that it hangs together with. */
export function relatedClaims(subject: ClaimSubject, context: CardContext): string {
  return paragraphs(linkList(subject, context), contradictionList(subject, context))
}

/** The claim in one line, for a card that is about something else. */
export function shortClaimCard({ anchor, file }: ClaimSubject, { corpus }: CardContext): string {
  return `In a claim: ${sentence(anchor, file, corpus)}`
}

function sentence({ claim }: ClaimAnchor, file: CodedFile, corpus: Corpus): string {
  const mode = claim.mode && plain(codeLabel("modes", claim.mode.value, corpus))
  const cue = claim.cue && quoted(claim.cue.exact.value, 60)
  return claimSentence(
    wordsOfClaim(claim),
    file,
    corpus,
    [mode, cue].flatMap(part => part ?? []),
  )
}

/** The words as the article has them; as the sidecar has them where they were not found. */
function quoteOf({ claim: { quote }, segments }: ClaimAnchor, { article }: CodedFile): string {
  const pieces = segments.map(({ home, selector }) => (home ? slice(article.text, home.span) : selector.exact.value))
  return pieces.length === 0 || quote === undefined ? "(no quote)" : pieces.join(" … ")
}

function details(claim: Claim, file: CodedFile, corpus: Corpus): string {
  const { kind, stance, modality, date, continues } = claim
  const published = file.sidecar.source.published
  return inLine(
    code(claim.slug.value),
    kind && plain(codeLabel("claim-kinds", kind.value, corpus)),
    stance && !saysItself(stance.value, corpus)
      ? `stance: ${plain(codeLabel("stances", stance.value, corpus))}`
      : undefined,
    modality && plain(codeLabel("modalities", modality.value, corpus)),
    date ? `said ${plain(dateWords(date.value))}` : published && `published ${plain(dateWords(published.value))}`,
    people("for", claim.for, file, corpus),
    people("via", claim.via, file, corpus),
    continues && `continues ${code(continues.value)}`,
  )
}

function people(
  word: string,
  reference: EntityReference | undefined,
  file: CodedFile,
  corpus: Corpus,
): string | undefined {
  const names = reference?.entities.map(({ value }) => plain(entityName(value, file, corpus)))
  return names === undefined || names.length === 0 ? undefined : `${word} ${listed(names, "and")}`
}

/** The links of the claim, then those of other claims to it. */
function linkList(subject: ClaimSubject, context: CardContext): string | undefined {
  const { anchor, file } = subject
  const own = anchor.claim.links.map(link => () => [outgoing(link, file, context)])
  const others = claimsLinkingTo(subject, context.corpus).map(claim => () => incoming(claim, subject, context))
  return list("Links:", [...own, ...others])
}

function outgoing({ relation, to }: Link, file: CodedFile, context: CardContext): string {
  const { corpus } = context
  const target = findLinked(to.value, file, corpus)
  const linked = target && indexedClaim(target, corpus)
  const name = relationName(relation.value, corpus)
  return `${name}: ${linked ? claimLine(linked, context, "named") : `${code(to.value)}, which does not exist`}`
}

function incoming(from: IndexedClaim, subject: ClaimSubject, context: CardContext): readonly string[] {
  const { corpus } = context
  const relations = from.claim.links.filter(({ to }) => leadsTo(to, from, subject))
  return relations.map(({ relation }) => {
    const line = claimLine(from, context, "named")
    const name = relationName(relation, corpus)
    return corpus.codes.get("relations", relation)?.symmetric ? `${name}: ${line}` : `${line} (${name} this)`
  })
}

function leadsTo(to: string, from: IndexedClaim, { anchor, file }: ClaimSubject): boolean {
  const slug = anchor.claim.slug.value
  return (
    (to === slug && from.facts.uri === file.uri) || (file.articleId !== undefined && to === `${file.articleId}/${slug}`)
  )
}

/** The same speaker's claims on the topic that contradict this one and are not linked with it. */
function contradictionList(subject: ClaimSubject, context: CardContext): string | undefined {
  const found = undeclaredContradictions(subject, context.corpus)
  return list(
    "Contradictions that no link declares:",
    found.map(claim => () => [claimLine(claim, context, "named")]),
  )
}

/** The first few; the lines are made only of those. */
function list(heading: string, items: readonly (() => readonly string[])[]): string | undefined {
  if (items.length === 0) return undefined
  const shown = items.slice(0, shownLinks).flatMap(item => item())
  if (items.length > shownLinks) shown.push(`… and ${items.length - shownLinks} more`)
  return [heading, ...shown.map(line => `- ${line}`)].join("\n")
}

function relationName(relation: string, corpus: Corpus): string {
  return plain(corpus.codes.get("relations", relation)?.label?.value ?? relation.replaceAll("-", " "))
}
