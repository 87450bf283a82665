import { propositionToWrite } from "../../acts/codebook-edits.ts"
import { isInBraces } from "../../acts/registry-place.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Source } from "../../corpus/files.ts"
import { codeKey } from "../../corpus/keys.ts"
import { type Codebook, type CodeKind, codeNouns } from "../../model/codebook.ts"
import { closest } from "../../similar/closest.ts"
import type { FieldChange } from "../../yaml/field-change.ts"
import { idFault } from "../../yaml/id.ts"
import { codebookSchema } from "../../yaml/schema-codebook.ts"
import { setField } from "../../yaml/set-field.ts"
import { type CodeReference, codesInCodebook, codesInRegistry, codesInSidecar } from "../code-references.ts"
import { replaceCode } from "../replace-code.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const codeUnknown: Rule = {
  meta: {
    code: "code-unknown",
    family: "codebook",
    severity: "error",
    scope: "annotation",
    summary: "An annotation, the registry or the codebook itself names a code that the codebook does not define.",
    details:
      "Correct the code, or add it to the codebook. A kind of code that the codebook does not mention is taken from the built-in one; topics, tags and roles are then free. A code that stands at several places of a file is told once; one quick fix changes it in the file, another in the whole corpus.",
    tags: ["codes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
tags: [ newz ]
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
tags: [ news ]
mentions:
  Adler: adler
`,
    },
  },
  checkSidecar: (file, corpus) => reports(codesInSidecar(file), file.uri, corpus),
  checkRegistry: (source, corpus) => reports(codesInRegistry(source.value), source.uri, corpus),
  checkCodebook: (source, corpus) => reports(codesInCodebook(source.value), source.uri, corpus),
}

function* reports(references: Iterable<CodeReference>, uri: string, corpus: Corpus): Generator<Report> {
  const unknown = [...references].filter(
    ({ kind, id }) => corpus.codes.get(kind, id.value) === undefined && corpus.codes.has(kind),
  )
  for (const reference of unknown) yield report(reference, unknown, uri, corpus)
}

function report(reference: CodeReference, all: readonly CodeReference[], uri: string, corpus: Corpus): Report {
  const { kind, id, inArticle } = reference
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
    subject: codeKey(kind, id.value),
    message: `${codeNouns[kind]} "${id.value}" is not in the ${own ? "" : "built-in "}codebook${hint}`,
    ...(inArticle && { inArticle }),
    fix: () => [
      ...(meant === undefined ? [] : replaceCode(reference, meant, all, uri, corpus)),
      ...addToCodebook(reference, corpus),
    ],
  }
}

function addToCodebook({ kind, id }: CodeReference, corpus: Corpus): readonly Fix[] {
  const { codebook } = corpus
  if (codebook === undefined || idFault(id.value, { code: kind }) !== undefined) return []
  const change = newCode(kind, id.value, codebook)
  const edits = change && setField(codebook.text, codebookSchema, change.path, change.value)
  return edits === undefined
    ? []
    : [{ title: `Add "${id.value}" to the codebook`, changes: [{ uri: codebook.uri, edits }] }]
}

/** In the form of its neighbours, of which there may be bare ids: `modalities: [asserted, negated]`. */
function newCode(kind: CodeKind, id: string, { text, value }: Source<Codebook>): FieldChange | undefined {
  const codes = [...(value.codes.get(kind)?.values() ?? [])]
  const last = codes.at(-1)
  if (last === undefined) return undefined
  const isBare = !/^\s*:/.test(text.slice(last.id.span.end))
  if (isBare) return { path: [kind], value: [...codes.map(code => code.id.value), id] }
  const fields = new Map(kind === "topics" ? [["proposition", propositionToWrite]] : [])
  return { path: [kind, id], value: isInBraces(last, text) ? { flow: fields } : fields }
}
