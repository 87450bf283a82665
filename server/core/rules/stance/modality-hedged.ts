import type { Corpus } from "../../corpus/corpus.ts"
import { findHedge } from "../../language/hedges.ts"
import type { Claim } from "../../model/claim.ts"
import { slice } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { homesOf } from "../quotations-of.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const modalityHedged: Rule = {
  meta: {
    code: "modality-hedged",
    family: "stance",
    severity: "off",
    scope: "annotation",
    summary: "The words of a claim are hedged, with would or may, but its modality is asserted.",
    details:
      'Off by default: reported speech shifts "will" to "would", so most findings are false. Switch it on for a corpus of direct speech, or for a last look. A claim without `modality` counts as asserted.',
    tags: ["stances"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge would be safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge would be safe
    kind: assertion
    topic: bridge
    stance: none
    modality: future
`,
      "stance: none\n    modality: future",
      "stance: none",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const anchor of file.anchored.claims) {
      const { claim } = anchor
      if ((claim.modality?.value ?? "asserted") !== "asserted") continue
      for (const home of homesOf(anchor)) {
        const hedge = findHedge(slice(file.article.text, home), file.language)
        if (hedge === undefined) continue
        const start = home.start + hedge.index
        yield {
          at: claim.modality?.span ?? claim.slug.span,
          message: `"${hedge[0]}" stands in the text, but the modality is asserted`,
          inArticle: { start, end: start + hedge[0].length },
          fix: () => modalities(claim, file.uri, corpus),
        }
        break
      }
    }
  },
}

/** Only in place of one that is written. */
function modalities({ modality, kind }: Claim, uri: string, corpus: Corpus): readonly Fix[] {
  if (modality === undefined) return []
  const allowed = (kind && corpus.codes.get("claim-kinds", kind.value))?.modality ?? []
  return ["hypothetical", "future"]
    .filter(id => corpus.codes.get("modalities", id) !== undefined)
    .filter(id => allowed.length === 0 || allowed.some(({ value }) => value === id))
    .map(id => changeTo(uri, modality.span, id))
}
