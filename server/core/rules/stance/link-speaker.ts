import { changeRelation } from "../change-relation.ts"
import { welcomeBy } from "../example-claims.ts"
import { linkedClaims } from "../linked-claims.ts"
import type { Rule } from "../rule.ts"
import { spokenForBy } from "../spoken-for.ts"
import { withMistake } from "../with-mistake.ts"

const relations: ReadonlySet<string> = new Set(["repeats"])

export const linkSpeaker: Rule = {
  meta: {
    code: "link-speaker",
    family: "stance",
    severity: "warning",
    scope: "corpus",
    summary: "A claim is linked as repeating one of another speaker.",
    details:
      "`repeats` is for the same speaker saying the same again; use `supports` where somebody else says it. A speaker is the same as whom they speak for at the date: named in `for`, by a role in the registry, or as a part of it. Unnamed speakers of another article may be anybody.",
    tags: ["links", "speakers"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler]}
  moss: {type: person, name: Jon Moss, aliases: [Moss]}
//- a.txt
Adler said the bridge was welcome. Moss said the bridge was needed.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
${welcomeBy("adler")}  needed:
    speaker: moss
    cue: said
    mode: indirect
    quote: the bridge was needed
    kind: position
    topic: bridge
    stance: supports
    links: {supports: welcome}
`,
      "links: {supports: welcome}",
      "links: {repeats: welcome}",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, link, from, to, span } of linkedClaims(file, relations, corpus)) {
      const elsewhere = from.facts.uri !== to.facts.uri
      const speakers = [...from.claim.speakers, ...to.claim.speakers]
      if (from.claim.speakers.length === 0 || to.claim.speakers.length === 0) continue
      if (elsewhere && speakers.some(id => id.startsWith("_"))) continue
      const own = spokenForBy(from, file, corpus)
      if ([...spokenForBy(to, file, corpus)].some(id => own.has(id))) continue
      const theirs = to.claim.speakers.join(" + ")
      yield {
        at: link.to.span,
        message: `repeats ${link.to.value} of "${theirs}", but the speaker is "${from.claim.speakers.join(" + ")}"; use "supports"`,
        ...(span && { inArticle: span }),
        related: [{ uri: to.facts.uri, span: to.claim.at, message: `${to.claim.slug} of ${theirs} stands here` }],
        fix: () => changeRelation(claim, link, ["supports"], file, corpus),
      }
    }
  },
}
