import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { codeKey } from "../../corpus/keys.ts"
import { codeNouns } from "../../model/codebook.ts"
import { type CodeReference, codesInRegistry, codesInSidecar } from "../code-references.ts"
import { oneClaim } from "../example-claims.ts"
import { replaceCode } from "../replace-code.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

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
    examples: withMistake(oneClaim, "topic: bridge", "topic: ferry"),
  },
  checkSidecar: (file, corpus) => reports(codesInSidecar(file), file.uri, corpus),
  checkRegistry: (source, corpus) => reports(codesInRegistry(source.value), source.uri, corpus),
}

function* reports(references: Iterable<CodeReference>, uri: string, corpus: Corpus): Generator<Report> {
  const all = [...references]
  for (const reference of all) {
    const code = corpus.codes.get(reference.kind, reference.id.value)
    if (code?.deprecated !== undefined) yield report(reference, code, all, uri, corpus)
  }
}

/** What another code replaces is mended everywhere at once; else each place is a question of its own. */
function report(
  reference: CodeReference,
  code: KnownCode,
  all: readonly CodeReference[],
  uri: string,
  corpus: Corpus,
): Report {
  const { kind, id, inArticle } = reference
  const since = code.deprecated?.since
  const use = code.deprecated?.use?.value
  const when = since === undefined ? "" : ` ${use === undefined ? "since" : "in"} ${since.value}`
  const said = use === undefined ? `is deprecated${when}` : `was replaced by ${use}${when}`
  return {
    at: id.span,
    ...(use !== undefined && { subject: codeKey(kind, id.value) }),
    message: `${codeNouns[kind]} ${id.value} ${said}`,
    ...(inArticle && { inArticle }),
    ...(code.uri !== undefined && {
      related: [{ uri: code.uri, span: code.id.span, message: `${id.value} is deprecated here` }],
    }),
    fix: () => fixes(reference, use, all, uri, corpus),
  }
}

function fixes(
  reference: CodeReference,
  use: string | undefined,
  all: readonly CodeReference[],
  uri: string,
  corpus: Corpus,
): readonly Fix[] {
  const target = use === undefined ? undefined : corpus.codes.get(reference.kind, use)
  if (target === undefined || target.abstract || target.deprecated !== undefined) return []
  const [here, ...everywhere] = replaceCode(reference, target.id.value, all, uri, corpus)
  return [{ ...here, safe: true }, ...everywhere]
}
