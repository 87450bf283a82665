import { claimsOf } from "../../core/corpus/claims-of.ts"
import type { IndexedClaim } from "../../core/corpus/corpus-index.ts"
import { type Figures, figuresOf } from "../../core/corpus/figures.ts"
import { mentionsIn } from "../../core/corpus/mentions-of.ts"
import type { EntitySubject } from "../../core/corpus/subject.ts"
import type { CardContext } from "./card-context.ts"
import { claimLine } from "./claim-sentence.ts"
import { entityFacts } from "./entity-facts.ts"
import { code, count, inLine, paragraphs } from "./markdown.ts"

/** How many claims a card shows of each kind. */
const shownClaims = 3

/** Everything about an entity: who, what, when, how often, and what it says and what is said about it. */
export function entityCard(subject: EntitySubject, context: CardContext): string {
  const { corpus, coder } = context
  const { key } = subject
  const figures = figuresOf(key, corpus, coder)
  const by = figures.claimsBy === 0 ? [] : claimsOf({ speaker: key, coder }, corpus)
  const about = figures.claimsAbout === 0 ? [] : claimsOf({ target: key, coder }, corpus)
  return paragraphs(
    shortEntityCard(subject, context, figures),
    claimList("Claims by", by, context, "known"),
    claimList("Claims about", about, context, "named"),
  )
}

/** The same without claims. */
export function shortEntityCard(
  subject: EntitySubject,
  context: CardContext,
  figures = figuresOf(subject.key, context.corpus, context.coder),
): string {
  return paragraphs(entityFacts(subject, context), figureLine(subject, figures, context))
}

function figureLine({ key }: EntitySubject, figures: Figures, { corpus, file, coder }: CardContext): string {
  const facts = file && corpus.index.get(file.uri)
  const here = facts && [...mentionsIn(facts, key)].length
  const { mentions, articles, claimsBy, claimsAbout } = figures
  return inLine(
    here === undefined ? undefined : `${count(here, "mention")} here`,
    `${count(mentions, "mention")} in ${count(articles, "article")}`,
    claimsBy === 0 ? undefined : `${count(claimsBy, "claim")} by`,
    claimsAbout === 0 ? undefined : `${count(claimsAbout, "claim")} about`,
    coder === undefined ? undefined : `in the layers of ${code(coder)}`,
  )
}

/** A few claims, those of this article first. */
function claimList(
  heading: string,
  claims: readonly IndexedClaim[],
  context: CardContext,
  speaker: "named" | "known",
): string | undefined {
  if (claims.length === 0) return undefined
  const isHere = ({ facts }: IndexedClaim) => facts.uri === context.file?.uri
  const shown = [...claims.filter(isHere), ...claims.filter(claim => !isHere(claim))].slice(0, shownClaims)
  const items = shown.map(claim => `- ${claimLine(claim, context, speaker)}`)
  if (claims.length > shown.length) items.push(`- … and ${claims.length - shown.length} more`)
  return [`${heading}:`, ...items].join("\n")
}
