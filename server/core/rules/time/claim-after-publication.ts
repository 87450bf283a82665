import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { parseDayInterval } from "../../dates/day-interval.ts"
import type { Claim } from "../../model/claim.ts"
import { safeClaim } from "../example-claims.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const claimAfterPublication: Rule = {
  meta: {
    code: "claim-after-publication",
    family: "time",
    severity: "error",
    scope: "annotation",
    summary: "A claim is dated after its article was published.",
    details:
      "`date` says when something was said, not what it is about: what is announced for later has `modality: future`. The rule fires only if the first day of the date comes after the last day on which the article can have been published.",
    tags: ["dates"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  Adler: adler
claims:
${safeClaim}    date: 2018-02
`,
      "date: 2018-02",
      "date: 2019",
    ),
  },
  *checkSidecar(file, corpus) {
    const { published } = file
    if (published === undefined) return
    for (const { claim, span } of file.anchored.claims) {
      const said = claim.date && parseDayInterval(claim.date.value)
      if (said === undefined || said.first <= published.last) continue
      yield { ...report(claim, file, corpus), ...(span && { inArticle: span }) }
    }
  },
}

function report(claim: Claim, file: CodedFile, corpus: Corpus): Report {
  const { published } = file.sidecar.source
  return {
    at: claim.date?.span ?? claim.slug.span,
    message: `claim date ${claim.date?.value} is after ${published?.value}`,
    ...(published && {
      related: [{ uri: file.uri, span: published.span, message: "the article was published then" }],
    }),
    fix: () => toFuture(claim, file, corpus),
  }
}

/** The date becomes `modality: future`, which stands at the same place in a claim. */
function toFuture({ fields, kind, modality }: Claim, { uri }: CodedFile, corpus: Corpus): readonly Fix[] {
  const date = fields.get("date")
  const allowed = (kind && corpus.codes.get("claim-kinds", kind.value))?.modality ?? []
  const fits = allowed.length === 0 || allowed.some(({ value }) => value === "future")
  if (date === undefined || modality !== undefined || !fits) return []
  if (corpus.codes.get("modalities", "future") === undefined) return []
  const edits = [{ span: { start: date.key.start, end: date.value.end }, newText: "modality: future" }]
  return [{ title: 'Replace the date by "modality: future"', changes: [{ uri, edits }] }]
}
