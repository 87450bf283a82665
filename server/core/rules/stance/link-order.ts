import { withLink, withoutLink } from "../../acts/claim-edits.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { IndexedClaim } from "../../corpus/indexed-claims.ts"
import type { Claim, Link } from "../../model/claim.ts"
import type { FileChange } from "../../text/edit.ts"
import type { FieldChange } from "../../yaml/field-change.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import { setFields } from "../../yaml/set-field.ts"
import { findLinked, indexed, nameFrom, saidWhen } from "../claim-links.ts"
import { notNeededBy, welcomeBy } from "../example-claims.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

/** Relations that look back in time. */
const backwards: ReadonlySet<string> = new Set(["supersedes", "responds-to"])

export const linkOrder: Rule = {
  meta: {
    code: "link-order",
    family: "stance",
    severity: "error",
    scope: "corpus",
    summary: "A claim supersedes, or responds to, one that was made later.",
    details:
      "Turn the link round, or correct a date. A claim counts as made at its `date`, else when its article was published; it is later only if its first day comes after the last day of the other.",
    tags: ["links", "dates"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was welcome. Adler said a bridge was not needed.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  Adler: adler
claims:
${welcomeBy("adler")}    date: 2017-12
${notNeededBy("adler")}    date: 2018-01
    links: {supersedes: welcome}
`,
      "date: 2017-12",
      "date: 2018-02",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      for (const link of claim.links) {
        const from = indexed(claim.slug.value, file, corpus)
        const to = backwards.has(link.relation.value) ? findLinked(link.to, file, corpus) : undefined
        if (from === undefined || to === undefined || !isLater(to, from)) continue
        yield { ...report(claim, link, from, to, file, corpus), ...(span && { inArticle: span }) }
      }
    }
  },
}

function isLater(a: IndexedClaim, b: IndexedClaim): boolean {
  const [first, last] = [saidWhen(a)?.first, saidWhen(b)?.last]
  return first !== undefined && last !== undefined && first > last
}

function report(
  claim: Claim,
  link: Link,
  from: IndexedClaim,
  to: IndexedClaim,
  file: CodedFile,
  corpus: Corpus,
): Report {
  return {
    at: link.to.span,
    message: `${link.relation.value} ${link.to.value}, which is later`,
    related: [{ uri: to.facts.uri, span: to.claim.at, message: `${to.claim.slug} stands here` }],
    fix: () => turnRound(claim, link, from, to, file, corpus),
  }
}

function turnRound(
  claim: Claim,
  link: Link,
  from: IndexedClaim,
  to: IndexedClaim,
  file: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const other = corpus.coded(to.facts.uri)
  const target = other?.sidecar.claims.find(({ slug }) => slug.value === to.claim.slug)
  const name = nameFrom(to, from)
  if (other === undefined || target === undefined || name === undefined) return []
  const removed = withoutLink(claim, link)
  const added = withLink(target, link.relation.value, name)
  const changes =
    other.uri === file.uri ? [toChange(file, [removed, added])] : [toChange(file, [removed]), toChange(other, [added])]
  const written = changes.filter(change => change !== undefined)
  if (written.length < changes.length) return []
  const title = `Turn the link round: ${to.claim.slug} ${link.relation.value} ${claim.slug.value}`
  return [{ title, changes: written }]
}

function toChange({ uri, text }: CodedFile, changes: readonly FieldChange[]): FileChange | undefined {
  const edits = setFields(text, sidecarSchema, changes)
  return edits && { uri, edits }
}
