import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { codeKey } from "../../corpus/keys.ts"
import { codeNouns } from "../../model/codebook.ts"
import type { FileChange } from "../../text/edit.ts"
import type { Span } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { type CodeReference, codesInRegistry, codesInSidecar } from "../code-references.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const codeDeprecated: Rule = {
  meta: {
    code: "code-deprecated",
    family: "codebook",
    severity: "warning",
    scope: "annotation",
    summary: "An annotation uses a code that the codebook has given up.",
    details:
      "The code has `deprecated:` in the codebook, mostly with the code to use instead. One quick fix replaces it here, another everywhere in the corpus.",
    tags: ["codes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
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
    kind: assertion
    topic: ferry
    stance: none
`,
      good: `//- a.txt
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
    kind: assertion
    topic: bridge
    stance: none
`,
    },
  },
  checkSidecar: (file, corpus) => reports(codesInSidecar(file), file.uri, corpus),
  checkRegistry: (source, corpus) => reports(codesInRegistry(source.value), source.uri, corpus),
}

function* reports(references: Iterable<CodeReference>, uri: string, corpus: Corpus): Generator<Report> {
  for (const reference of references) {
    const code = corpus.codes.get(reference.kind, reference.id.value)
    if (code?.deprecated !== undefined) yield report(reference, code, uri, corpus)
  }
}

function report(reference: CodeReference, code: KnownCode, uri: string, corpus: Corpus): Report {
  const { kind, id, inArticle } = reference
  const since = code.deprecated?.since
  const use = code.deprecated?.use?.value
  const when = since === undefined ? "" : ` ${use === undefined ? "since" : "in"} ${since.value}`
  const said = use === undefined ? `is deprecated${when}` : `was replaced by ${use}${when}`
  return {
    at: id.span,
    message: `${codeNouns[kind]} ${id.value} ${said}`,
    ...(inArticle && { inArticle }),
    ...(code.uri !== undefined && {
      related: [{ uri: code.uri, span: code.id.span, message: `${id.value} is deprecated here` }],
    }),
    fix: () => fixes(reference, use, uri, corpus),
  }
}

function fixes({ kind, id }: CodeReference, use: string | undefined, uri: string, corpus: Corpus): readonly Fix[] {
  const target = use === undefined ? undefined : corpus.codes.get(kind, use)
  if (target === undefined || target.abstract || target.deprecated !== undefined) return []
  const here: Fix = { ...changeTo(uri, id.span, target.id.value), safe: true }
  const changes = [...everywhere({ kind, id }, target.id.value, corpus)]
  const places = changes.reduce((sum, { edits }) => sum + edits.length, 0)
  if (places < 2) return [here]
  return [here, { title: `Replace everywhere (${places} places)`, changes }]
}

function* everywhere({ kind, id }: CodeReference, newText: string, corpus: Corpus): Generator<FileChange> {
  const key = codeKey(kind, id.value)
  for (const { uri, uses } of corpus.index.using(key)) {
    yield change(
      uri,
      newText,
      uses.filter(use => use.key === key).map(use => use.span),
    )
  }
  for (const { uri, value } of corpus.registryFiles) {
    const spans = [...codesInRegistry(value)].filter(use => use.kind === kind && use.id.value === id.value)
    if (spans.length > 0)
      yield change(
        uri,
        newText,
        spans.map(use => use.id.span),
      )
  }
}

/** A relation stands once over all the claims that it leads to, and is used by each. */
function change(uri: string, newText: string, spans: readonly Span[]): FileChange {
  const apart = new Map(spans.map(span => [span.start, span]))
  const edits = [...apart.values()].sort((a, b) => a.start - b.start).map(span => ({ span, newText }))
  return { uri, edits }
}
