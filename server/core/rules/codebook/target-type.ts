import type { ClaimAnchor } from "../../anchor/claims.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { typeOf } from "../entity-facts.ts"
import { otherTargets } from "../quotation/other-targets.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const targetType: Rule = {
  meta: {
    code: "target-type",
    family: "codebook",
    severity: "warning",
    scope: "annotation",
    summary: "A claim is aimed at an entity of a type that its topic does not take.",
    details:
      "The topic lists the types that fit under `target-types`; a type below one of them fits as well. Aim the claim at something else (the quick fixes name those who fit and whom its words speak of), pick another topic, or add the type in the codebook.",
    tags: ["codes"],
    since: "0.1",
    examples: withMistake(
      `//- codebook.yaml
format: 1
topics:
  recognition: {proposition: The land should be recognised., target-types: country}
//- a.txt
Adler said Sudia, not Moss, should be recognised.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
  Sudia: sudia
claims:
  recognise:
    speaker: adler
    cue: said
    mode: indirect
    quote: Sudia, not Moss, should be recognised
    kind: position
    topic: recognition
    stance: supports
    target: sudia
`,
      "target: sudia",
      "target: moss",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim, span } = anchor
      const topic = claim.topic && corpus.codes.get("topics", claim.topic.value)
      if (topic === undefined || topic.targetTypes.length === 0) continue
      for (const report of misfits(anchor, topic, file, corpus)) yield { ...report, ...(span && { inArticle: span }) }
    }
  },
}

function* misfits(anchor: ClaimAnchor, topic: KnownCode, file: CodedFile, corpus: Corpus): Generator<Report> {
  const types = topic.targetTypes.map(type => type.value)
  for (const target of anchor.claim.target) {
    const type = typeOf(target.value, file, corpus)
    if (type === undefined || corpus.codes.get("entity-types", type) === undefined) continue
    if (types.some(wanted => corpus.codes.isUnder("entity-types", type, wanted))) continue
    const wanted = types.join(" or ")
    yield {
      at: target.span,
      message: `topic ${topic.id.value} takes ${wanted}; ${target.value} is ${article(type)} ${type}`,
      ...(topic.uri !== undefined && {
        related: [{ uri: topic.uri, span: topic.id.span, message: `the topic takes ${wanted}` }],
      }),
      fix: () => otherTargets(target, anchor, file, corpus),
    }
  }
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) && !noun.startsWith("us-") ? "an" : "a"
}
