import { addCode } from "../../acts/add-entry.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { closest } from "../../similar/closest.ts"
import { idFault } from "../../yaml/id.ts"
import { changeTo } from "../change-to.ts"
import { type CodeReference, codeNouns, codesInCodebook, codesInRegistry, codesInSidecar } from "../code-references.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const codeUnknown: Rule = {
  meta: {
    code: "code-unknown",
    family: "codebook",
    severity: "error",
    scope: "annotation",
    summary: "An annotation, the registry or the codebook itself names a code that the codebook does not define.",
    details:
      "Correct the code, or add it to the codebook. A kind of code that the codebook does not mention is taken from the built-in one; topics, tags and roles are then free.",
  },
  checkSidecar: (file, corpus) => reports(codesInSidecar(file), file.uri, corpus),
  checkRegistry: (source, corpus) => reports(codesInRegistry(source.value), source.uri, corpus),
  checkCodebook: (source, corpus) => reports(codesInCodebook(source.value), source.uri, corpus),
}

function* reports(references: Iterable<CodeReference>, uri: string, corpus: Corpus): Generator<Report> {
  for (const reference of references) {
    const { kind, id } = reference
    if (corpus.codes.get(kind, id.value) === undefined && corpus.codes.has(kind)) yield report(reference, uri, corpus)
  }
}

function report({ kind, id, inArticle }: CodeReference, uri: string, corpus: Corpus): Report {
  const known = [...corpus.codes.all(kind)]
  const usable = known.filter(code => !code.abstract).map(code => code.id.value)
  const meant =
    closest(id.value, usable) ??
    closest(
      id.value,
      known.map(code => code.id.value),
    )
  const own = known.some(code => code.uri !== undefined)
  const hint = meant === undefined ? "" : `; did you mean "${meant}"?`
  return {
    at: id.span,
    message: `${codeNouns[kind]} "${id.value}" is not in the ${own ? "" : "built-in "}codebook${hint}`,
    ...(inArticle && { inArticle }),
    fix: () => [
      ...(meant === undefined ? [] : [changeTo(uri, id.span, meant)]),
      ...addToCodebook({ kind, id }, corpus),
    ],
  }
}

function addToCodebook({ kind, id }: CodeReference, corpus: Corpus): readonly Fix[] {
  const { codebook } = corpus
  if (codebook === undefined || idFault(id.value, { code: kind }) !== undefined) return []
  const edits = addCode(codebook.text, codebook.value, kind, id.value)
  return edits.length === 0
    ? []
    : [{ title: `Add "${id.value}" to the codebook`, changes: [{ uri: codebook.uri, edits }] }]
}
