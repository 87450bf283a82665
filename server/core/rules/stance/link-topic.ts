import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Claim } from "../../model/claim.ts"
import { removeLink } from "../change-relation.ts"
import { changeTo } from "../change-to.ts"
import { opposedClaims } from "../example-claims.ts"
import { fitsTopic } from "../fits-topic.ts"
import { linkedClaims } from "../linked-claims.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

const relations: ReadonlySet<string> = new Set(["repeats", "supports", "contradicts"])

export const linkTopic: Rule = {
  meta: {
    code: "link-topic",
    family: "stance",
    severity: "hint",
    scope: "corpus",
    summary: "Two claims are linked as saying the same, or the opposite, but their topics differ.",
    details:
      "Often that is intended: one statement can bear on another. Look once whether both topics are right. A topic and the heading that it stands under count as one.",
    tags: ["links"],
    since: "0.1",
    examples: withMistake(opposedClaims, "topic: bridge\n    stance: supports", "topic: tunnel\n    stance: supports"),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, link, from, to, span } of linkedClaims(file, relations, corpus)) {
      const [own, other] = [from.claim.topic, to.claim.topic]
      if (own === undefined || other === undefined || areOne(own, other, corpus)) continue
      yield {
        at: link.to.span,
        message: `${link.relation.value} ${link.to.value}, but the topics differ (${own} and ${other})`,
        ...(span && { inArticle: span }),
        related: [{ uri: to.facts.uri, span: to.claim.at, message: `${to.claim.slug} is about ${other}` }],
        fix: () => [...takeTopic(claim, other, file, corpus), ...removeLink(claim, link, file)],
      }
    }
  },
}

function takeTopic({ topic, target }: Claim, other: string, file: CodedFile, corpus: Corpus): readonly Fix[] {
  if (topic === undefined || !target.every(({ value }) => fitsTopic(value, other, file, corpus))) return []
  return [changeTo(file.uri, topic.span, other, `Change the topic to "${other}"`)]
}

function areOne(a: string, b: string, corpus: Corpus): boolean {
  return a === b || corpus.codes.isUnder("topics", a, b) || corpus.codes.isUnder("topics", b, a)
}
