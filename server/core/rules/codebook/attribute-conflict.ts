import { setInClaim } from "../../acts/claim-edits.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Claim } from "../../model/claim.ts"
import { changeTo } from "../change-to.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

/** The keys whose values a claim kind can restrict. */
type Restricted = "stance" | "modality"

export const attributeConflict: Rule = {
  meta: {
    code: "attribute-conflict",
    family: "codebook",
    severity: "error",
    scope: "annotation",
    summary: "A claim has a stance or a modality that its kind does not allow.",
    details:
      "The codebook lists under a claim kind what `stance` and `modality` it goes with; a claim without a modality counts as `asserted`. Change the value, or the kind.",
    tags: ["codes", "stances"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: denial
    topic: bridge
    stance: opposes
`,
      "stance: opposes",
      "stance: supports",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      for (const key of ["stance", "modality"] as const) {
        const report = conflict(claim, key, file, corpus)
        if (report !== undefined) yield { ...report, ...(span && { inArticle: span }) }
      }
    }
  },
}

function conflict(claim: Claim, key: Restricted, file: CodedFile, corpus: Corpus): Report | undefined {
  const kind = claim.kind && corpus.codes.get("claim-kinds", claim.kind.value)
  const value = valueFor(claim, key)
  if (claim.kind === undefined || kind === undefined || value === undefined || allows(kind, key, value))
    return undefined
  if (corpus.codes.get(codeKinds[key], value) === undefined) return undefined
  const allowed = kind[key].map(one => one.value)
  return {
    at: claim[key]?.span ?? claim.kind.span,
    message: `kind ${claim.kind.value} allows ${key} ${allowed.join(" or ")}, not ${value}`,
    ...(kind.uri !== undefined && {
      related: [{ uri: kind.uri, span: kind.id.span, message: `${kind.id.value} is restricted here` }],
    }),
    fix: () => [
      ...allowed.flatMap(one => setValue(file, claim, key, one)),
      ...otherKinds(claim, corpus).map(one =>
        changeTo(file.uri, claim.kind?.span ?? claim.slug.span, one, `Change the kind to "${one}"`),
      ),
    ],
  }
}

const codeKinds = { stance: "stances", modality: "modalities" } as const

/** What is written; a claim is asserted where nothing is. */
function valueFor(claim: Claim, key: Restricted): string | undefined {
  const written = claim[key]?.value
  return written ?? (key === "modality" && !claim.fields.has("modality") ? "asserted" : undefined)
}

function allows(kind: KnownCode, key: Restricted, value: string): boolean {
  return kind[key].length === 0 || kind[key].some(one => one.value === value)
}

function setValue({ uri, text }: CodedFile, claim: Claim, key: Restricted, value: string): readonly Fix[] {
  const edits = setInClaim(text, claim, key, value)
  return edits.length === 0 ? [] : [{ title: `Set ${key} to "${value}"`, changes: [{ uri, edits }] }]
}

/** Kinds that the claim could have as it stands; no more than a few. */
function otherKinds(claim: Claim, corpus: Corpus): readonly string[] {
  const fits = (kind: KnownCode) =>
    !kind.abstract &&
    kind.deprecated === undefined &&
    (["stance", "modality"] as const).every(key => allows(kind, key, valueFor(claim, key) ?? "")) &&
    kind.requires.every(({ value }) => claim.fields.has(value))
  return [...corpus.codes.all("claim-kinds")]
    .filter(fits)
    .slice(0, 4)
    .map(kind => kind.id.value)
}
