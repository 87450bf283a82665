import type { IndexedClaim } from "../../core/corpus/indexed-claims.ts"
import { someClaims } from "../../core/corpus/some-claims.ts"
import type { EntitySubject } from "../../core/corpus/subject.ts"
import { type Figures, tally } from "../../core/corpus/totals.ts"
import { count, listed } from "../../core/text/wording.ts"
import type { CardContext } from "./card-context.ts"
import { claimLine } from "./claim-sentence.ts"
import { entityFacts } from "./entity-facts.ts"
import { code, inLine, lines, paragraphs } from "./markdown.ts"

/** How many claims a card shows of each kind; a hover of VS Code has room for about a dozen lines. */
const shownClaims = 2

/** Who or what it is, and how often it is mentioned. */
export function entityCard(subject: EntitySubject, context: CardContext): string {
  const figures = context.corpus.index.totals.of(subject.key, context.coder)
  return lines(entityFacts(subject, context), figureLine(subject, figures, context))
}

/** What an entity says, and what is said about it. */
export function claimsOfEntity({ key }: EntitySubject, context: CardContext): string {
  const { corpus, coder } = context
  const figures = corpus.index.totals.of(key, coder)
  const some = (role: "speaker" | "target") => someClaims({ key, role, coder }, shownClaims, context.file?.uri, corpus)
  return paragraphs(
    claimList("Claims by", figures.claimsBy, some("speaker"), context, "known"),
    claimList("Claims about", figures.claimsAbout, some("target"), context, "named"),
  )
}

function figureLine({ key }: EntitySubject, figures: Figures, { corpus, file, coder }: CardContext): string {
  const facts = file && corpus.index.get(file.uri)
  const here = facts && (tally(facts).get(key)?.mentions ?? 0)
  const { mentions, articles, claimsBy, claimsAbout } = figures
  return inLine(
    here === undefined ? undefined : `${count(here, "mention")} here`,
    `${here === undefined ? count(mentions, "mention") : mentions} in ${count(articles, "article")}`,
    claimFigures(claimsBy, claimsAbout),
    coder === undefined ? undefined : `in the layers of ${code(coder)}`,
  )
}

function claimFigures(by: number, about: number): string {
  const parts = [by === 0 ? "" : `${count(by, "claim")} by`, about === 0 ? "" : `${count(about, "claim")} about`]
  return listed(
    parts.filter(part => part !== ""),
    "and",
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
