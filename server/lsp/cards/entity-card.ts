import type { IndexedClaim } from "../../core/corpus/corpus-index.ts"
import { someClaims } from "../../core/corpus/some-claims.ts"
import type { EntitySubject } from "../../core/corpus/subject.ts"
import { type Figures, tally } from "../../core/corpus/totals.ts"
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
  const figures = corpus.index.totals.of(key, coder)
  const some = (role: "speaker" | "target") => someClaims({ key, role, coder }, shownClaims, context.file?.uri, corpus)
  return paragraphs(
    shortEntityCard(subject, context, figures),
    claimList("Claims by", figures.claimsBy, some("speaker"), context, "known"),
    claimList("Claims about", figures.claimsAbout, some("target"), context, "named"),
  )
}

/** The same without claims. */
export function shortEntityCard(
  subject: EntitySubject,
  context: CardContext,
  figures = context.corpus.index.totals.of(subject.key, context.coder),
): string {
  return paragraphs(entityFacts(subject, context), figureLine(subject, figures, context))
}

function figureLine({ key }: EntitySubject, figures: Figures, { corpus, file, coder }: CardContext): string {
  const facts = file && corpus.index.get(file.uri)
  const here = facts && (tally(facts).get(key)?.mentions ?? 0)
  const { mentions, articles, claimsBy, claimsAbout } = figures
  return inLine(
    here === undefined ? undefined : `${count(here, "mention")} here`,
    `${count(mentions, "mention")} in ${count(articles, "article")}`,
    claimsBy === 0 ? undefined : `${count(claimsBy, "claim")} by`,
    claimsAbout === 0 ? undefined : `${count(claimsAbout, "claim")} about`,
    coder === undefined ? undefined : `in the layers of ${code(coder)}`,
  )
}

function claimList(
  heading: string,
  total: number,
  claims: readonly IndexedClaim[],
  context: CardContext,
  speaker: "named" | "known",
): string | undefined {
  if (claims.length === 0) return undefined
  const items = claims.map(claim => `- ${claimLine(claim, context, speaker)}`)
  if (total > claims.length) items.push(`- … and ${total - claims.length} more`)
  return [`${heading}:`, ...items].join("\n")
}
