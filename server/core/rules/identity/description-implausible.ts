import type { CodedFile } from "../../corpus/coded-file.ts"
import { changeTo } from "../change-to.ts"
import type { Report, Rule } from "../rule.ts"
import { titledMentions } from "../titled-mentions.ts"
import { type Described, definiteDescriptions } from "./definite-descriptions.ts"
import { isUnheardOf, rivalsOf } from "./unheard-of.ts"

export const descriptionImplausible: Rule = {
  meta: {
    code: "description-implausible",
    family: "identity",
    severity: "warning",
    scope: "article",
    summary:
      "A description refers back to something that the article has not named, while it has named others of that type.",
    details:
      "`the country` cannot well be Iran before anybody has heard of Iran: descriptions with `the`, `this`, `his` and the like go back to what was named, and for joint mentions that goes for each part. It fires where the article never names the entity, or only in a later paragraph, has named another one of its type before, and mentions nothing that belongs to it. Left alone are headlines and captions, titles, descriptions that name what the entity belongs to, groups, events and documents, local entities, and people who are named later. A newspaper may never name its own country.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Nordia built a bridge. The country is proud of it.
//- a.ann.yaml
mentions:
  Nordia: nordia
  The country: sudia
`,
      good: `//- a.txt
Nordia built a bridge. The country is proud of it.
//- a.ann.yaml
mentions:
  Nordia: nordia
  The country: nordia
`,
    },
  },
  *checkSidecar(file, corpus) {
    const all = [...definiteDescriptions(file, corpus)].filter(described => isUnheardOf(described, file, corpus))
    if (all.length === 0) return
    const titled = new Set([...titledMentions(file, corpus)].map(({ entity }) => entity))
    for (const described of all) {
      const rivals = titled.has(described.entity) ? [] : rivalsOf(described, file, corpus)
      if (rivals.length > 0) yield report(described, rivals, file)
    }
  },
}

function report({ entity, mention, isJoint }: Described, rivals: readonly string[], file: CodedFile): Report {
  const { value } = mention.surface.text
  const others = rivals.slice(0, 3).join(", ")
  return {
    at: entity.span,
    message: `"${value}" is tagged ${entity.value}, which the article has not named up to there, unlike ${others}`,
    inArticle: mention.span,
    fix: () => (isJoint ? [] : rivals.slice(0, 3).map(id => changeTo(file.uri, entity.span, id))),
  }
}
