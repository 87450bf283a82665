import { claimKeys } from "../../acts/claim-edits.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Claim } from "../../model/claim.ts"
import { closest } from "../../similar/closest.ts"
import { contains, slice } from "../../text/span.ts"
import { listed } from "../../text/wording.ts"
import { oneClaim } from "../example-claims.ts"
import { toReports } from "../from-problems.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { fillClaim, fillEntity } from "./fill-in.ts"
import { hasValue, type Owner } from "./has-value.ts"

export const attributeRequired: Rule = {
  meta: {
    code: "attribute-required",
    family: "codebook",
    severity: "error",
    scope: "annotation",
    summary: "A claim, an entity or a topic lacks a key that it must have.",
    details:
      "Every claim has a speaker, a mode, a quote, a kind, a topic and a stance; its kind may ask for more under `requires`. Every entity has a type, in the registry also a name; every topic that is no heading has a proposition. A missing cue is told by `claim-missing-cue`.",
    tags: ["codes"],
    since: "0.1",
    examples: withMistake(oneClaim, "kind: assertion\n    topic: bridge", "kind: assertion"),
  },
  *checkSidecar(file, corpus) {
    yield* toReports(file.problems, "attribute-required", file.uri)
    for (const local of file.sidecar.local.values()) yield* lacking(local, "local entity", ["type"], file)
    for (const { claim, span } of file.anchored.claims) {
      for (const report of inClaim(claim, file, corpus)) yield { ...report, ...(span && { inArticle: span }) }
    }
  },
  *checkRegistry(source, corpus) {
    yield* toReports(source.problems, "attribute-required", source.uri)
    for (const entity of source.value.entities) {
      const fix = (key: string) => fillEntity(source.text, source.uri, entity, key, corpus)
      yield* lacking(entity, "entity", ["type", "name"], source, fix)
    }
  },
  *checkCodebook(source) {
    yield* toReports(source.problems, "attribute-required", source.uri)
    for (const topic of source.value.codes.get("topics")?.values() ?? []) {
      if (!topic.abstract) yield* lacking(topic, "topic", ["proposition"], source)
    }
  },
  checkConfig: source => toReports(source.problems, "attribute-required", source.uri),
}

const ofEveryClaim = ["speaker", "mode", "quote", "kind", "topic", "stance"]

function* inClaim(claim: Claim, file: CodedFile, corpus: Corpus): Generator<Report> {
  const owner = { id: claim.slug, span: claim.span, fields: claim.fields }
  const fix = (key: string) => fillClaim(file, claim, key, corpus)
  yield* lacking(owner, "claim", ofEveryClaim, file, fix)
  const kind = claim.kind && corpus.codes.get("claim-kinds", claim.kind.value)
  const more = kind?.requires.map(({ value }) => value).filter(key => claimKeys.includes(key)) ?? []
  const special = more.filter(key => !ofEveryClaim.includes(key))
  for (const report of lacking(owner, "claim", special, file, fix)) {
    yield { ...report, message: report.message.replace(/^.*? needs/, `kind ${kind?.id.value} needs`) }
  }
}

/** A file as far as the search for keys needs it. */
type CheckedText = Pick<CodedFile, "text" | "problems">

/** A key that is nearly this one, and that `attribute-unknown` tells about. */
function isMistyped(key: string, { span }: Owner, { text, problems }: CheckedText): boolean {
  const unknown = problems.filter(problem => problem.code === "attribute-unknown" && contains(span, problem.span))
  return unknown.some(problem => closest(slice(text, problem.span), [key]) !== undefined)
}

/** One report for each key; but one for all where nothing at all is written. */
function* lacking(
  owner: Owner,
  noun: string,
  keys: readonly string[],
  file: CheckedText,
  fix: (key: string) => readonly Fix[] = () => [],
): Generator<Report> {
  const missing = keys.filter(key => !hasValue(file.text, owner, key) && !isMistyped(key, owner, file))
  const at = owner.id.span
  const name = `${noun} "${owner.id.value}"`
  const quoted = missing.map(key => `"${key}"`)
  if (missing.length === keys.length && keys.length > 1) {
    yield { at, message: `${name} needs ${listed(quoted, "and")}` }
  } else for (const key of missing) yield { at, message: `${name} needs "${key}"`, fix: () => fix(key) }
}
