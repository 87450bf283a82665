import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { changeRelation } from "../change-relation.ts"
import { opposedClaims } from "../example-claims.ts"
import { type LinkedClaims, linkedClaims } from "../linked-claims.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

const agreeing: ReadonlySet<string> = new Set(["supports", "repeats"])
const relations: ReadonlySet<string> = new Set([...agreeing, "contradicts"])

/** Stances that take no side: two claims of fact can well contradict one another. */
const noSide: ReadonlySet<string> = new Set(["none", "neutral", "mixed"])

export const linkStance: Rule = {
  meta: {
    code: "link-stance",
    family: "stance",
    severity: "warning",
    scope: "corpus",
    summary:
      "Two claims on one topic are linked as agreeing though their stances contradict one another, or the other way round.",
    details:
      "`supports` and `repeats` ask for stances that do not contradict one another by the codebook's `contradictory-stances`; `contradicts` asks for two that differ, if they take a side. Change the relation or a stance. Claims on different topics are left alone.",
    tags: ["links", "stances"],
    since: "0.1",
    examples: withMistake(opposedClaims, "links: {contradicts: welcome}", "links: {supports: welcome}"),
  },
  *checkSidecar(file, corpus) {
    for (const linked of linkedClaims(file, relations, corpus)) {
      const { link, from, to, span } = linked
      const stances = clash(linked, corpus)
      if (stances === undefined) continue
      yield {
        at: link.to.span,
        message: `${link.relation.value} ${link.to.value}, but ${stances}`,
        ...(span && { inArticle: span }),
        related: [
          { uri: to.facts.uri, span: to.claim.at, message: `${to.claim.slug} says ${to.claim.stance}` },
          { uri: from.facts.uri, span: from.claim.at, message: `${from.claim.slug} says ${from.claim.stance}` },
        ],
        fix: () => fixes(linked, file, corpus),
      }
    }
  },
}

function clash({ link, from, to }: LinkedClaims, corpus: Corpus): string | undefined {
  const [own, other] = [from.claim.stance, to.claim.stance]
  if (own === undefined || other === undefined || from.claim.topic !== to.claim.topic) return undefined
  if (![from, to].every(one => isAllowed(one, corpus))) return undefined
  if (agreeing.has(link.relation.value)) {
    return corpus.codes.contradict(own, other) ? `the stances are ${own} and ${other}` : undefined
  }
  if (own !== other || noSide.has(own) || modality(from) !== modality(to)) return undefined
  return `both stances are ${own}`
}

/** Else `attribute-conflict` says that the stance is wrong. */
function isAllowed({ claim: { kind, stance } }: LinkedClaims["from"], corpus: Corpus): boolean {
  const allowed = (kind === undefined ? undefined : corpus.codes.get("claim-kinds", kind))?.stance ?? []
  return allowed.length === 0 || allowed.some(({ value }) => value === stance)
}

function modality({ claim }: LinkedClaims["from"]): string {
  return claim.modality ?? "asserted"
}

function fixes({ claim, link, from, to }: LinkedClaims, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const sameSpeaker = from.claim.speakers.some(speaker => to.claim.speakers.includes(speaker))
  const agree = sameSpeaker ? ["repeats", "supports"] : ["supports"]
  return changeRelation(claim, link, agreeing.has(link.relation.value) ? ["contradicts"] : agree, file, corpus)
}
