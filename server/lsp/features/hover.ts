import type { Hover, HoverParams } from "vscode-languageserver"
import { isMention } from "../../core/anchor/mentions.ts"
import { codedFileOf, type Found, findAt } from "../../core/corpus/find-at.ts"
import { claimSubject, type Subject, subjectsOf } from "../../core/corpus/subject.ts"
import { type Span, spanLength, touches } from "../../core/text/span.ts"
import { occurrenceNote, surfaceNote } from "../cards/anchor-notes.ts"
import { articleCard } from "../cards/article-card.ts"
import type { CardContext } from "../cards/card-context.ts"
import { claimCard, relatedClaims, shortClaimCard } from "../cards/claim-card.ts"
import { codeCard } from "../cards/code-card.ts"
import { claimsOfEntity, entityCard } from "../cards/entity-card.ts"
import { followedMention, followedSurface } from "../cards/followed-notes.ts"
import { keyCard } from "../cards/key-card.ts"
import { paragraphs } from "../cards/markdown.ts"
import type { Document, Documents, Feature } from "../feature.ts"

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register(connection, documents) {
    connection.onHover(params => hoverFor(params, documents))
  },
}

/** The card at a position, with the commands that the client can run on it. */
export function hoverFor(params: HoverParams, documents: Documents): Hover | null {
  const document = documents.findAt(params)
  const card = document && cardAt(document, linker(document, documents))
  if (document === undefined || card === undefined) return null
  const row = documents.client.commandLinks ? commandRow(card, params) : ""
  const value = paragraphs(card.markdown, row, card.more)
  return { contents: { kind: "markdown", value }, range: document.lines.toRange(card.span) }
}

/** A hover before it is LSP's. */
export interface Card {
  readonly markdown: string
  /** What may be scrolled out of view: the claims that have to do with it. */
  readonly more?: string
  /** What the card is about, in the file that was asked. */
  readonly span: Span
  /** What commands can do with it. */
  readonly about: "mention" | "claim" | "yaml"
}

type At = Document & { readonly offset: number }

/** What there is to say about an offset, innermost first. */
export function cardAt(document: At, link: CardContext["link"] = words => words): Card | undefined {
  const { uri, offset, corpus, lines } = document
  const found = findAt(uri, offset, corpus)
  const [innermost] = found
  const isArticle = corpus.pairs.hasArticle(uri)
  if (!isArticle && (innermost === undefined || innermost.kind === "selector")) {
    const key = keyCard(uri, lines.text, offset, corpus)
    if (key && (innermost === undefined || spanLength(key.span) < spanLength(innermost.span))) {
      return { ...key, about: "yaml" }
    }
  }
  if (innermost === undefined || innermost.kind === "claim") {
    const note = isArticle ? uncountedCard(document) : undefined
    if (note !== undefined || innermost === undefined) return note
  }
  const context = contextOf(innermost, document, link)
  const subjects = subjectsOf(innermost, offset, corpus)
  const markdown = paragraphs(cardsOf(subjects, context), noteOn(found, context))
  const about = innermost.kind === "mention" || innermost.kind === "claim" ? innermost.kind : "yaml"
  return markdown === "" ? undefined : { markdown, more: moreOn(subjects, context), span: innermost.span, about }
}

function contextOf({ file }: Found, { corpus }: At, link: CardContext["link"]): CardContext {
  return { corpus, link, ...(file && { file }), ...(file?.coder !== undefined && { coder: file.coder }) }
}

/** How words come to mean what they mean, and the claim around them. */
function noteOn(found: readonly Found[], context: CardContext): string {
  const [innermost] = found
  if (innermost?.kind === "surface") {
    const { surface, file } = innermost
    return paragraphs(surfaceNote(surface, file), followedSurface(surface, file, context.corpus))
  }
  if (innermost?.kind !== "mention") return ""
  const claim = found.find(each => each.kind === "claim")
  return paragraphs(
    occurrenceNote(innermost.mention),
    followedMention(innermost.mention, innermost.file, context.corpus),
    claim && shortClaimCard(claimSubject(claim.anchor, claim.file), context),
  )
}

function cardsOf(subjects: readonly Subject[], context: CardContext): string {
  return subjects.map(subject => cardOf(subject, context)).join("\n\n")
}

function moreOn(subjects: readonly Subject[], context: CardContext): string {
  const [subject, another] = subjects
  if (subject === undefined || another !== undefined) return ""
  if (subject.kind === "entity") return claimsOfEntity(subject, context)
  return subject.kind === "claim" ? relatedClaims(subject, context) : ""
}

function cardOf(subject: Subject, context: CardContext): string {
  switch (subject.kind) {
    case "entity":
      return entityCard(subject, context)
    case "claim":
      return claimCard(subject, context)
    case "code":
      return codeCard(subject, context)
    case "article":
      return articleCard(subject, context)
  }
}

/** Words that the sidecar names and that count for nobody here. */
function uncountedCard({ uri, offset, corpus }: At): Card | undefined {
  const file = codedFileOf(uri, corpus)
  const occurrence = file?.anchored.occurrences.find(
    each => !isMention(each) && (each.state === "none" || each.state === "uncovered") && touches(each.span, offset),
  )
  return occurrence && { markdown: occurrenceNote(occurrence), span: occurrence.span, about: "claim" }
}

/** Links into files, for clients that follow them. */
function linker({ corpus }: Document, documents: Documents): CardContext["link"] {
  if (!documents.client.commandLinks) return markdown => markdown
  return (markdown, { uri, span }) => {
    const start = documents.open(uri, corpus)?.lines.toRange(span).start
    if (start === undefined) return markdown
    const target = documents.toClient(uri).replaceAll("(", "%28").replaceAll(")", "%29")
    return `[${markdown}](${target}#L${start.line + 1},${start.character + 1})`
  }
}

/** The mouse may be elsewhere than the cursor, so the commands are told where. */
function commandRow({ about }: Card, { textDocument: { uri }, position }: HoverParams): string {
  if (about === "yaml") return ""
  const argument = encodeURIComponent(JSON.stringify([{ uri, position }]))
    .replaceAll("(", "%28")
    .replaceAll(")", "%29")
  const link = ([title, command]: readonly [string, string]) => `[${title}](command:${command}?${argument})`
  const forMentions = [
    ["Next Mention", "postil.nextMention"],
    ["All Mentions", "postil.showMentions"],
  ] as const
  const commands = [
    ...(about === "mention" ? forMentions : []),
    ["Open Annotation File", "postil.openSidecar"] as const,
  ]
  return commands.map(link).join(" | ")
}
