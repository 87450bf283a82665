import type { Corpus } from "../../corpus/corpus.ts"
import type { CodeKind } from "../../model/codebook.ts"
import { changeTo } from "../change-to.ts"
import { type CodeReference, codesInRegistry, codesInSidecar } from "../code-references.ts"
import { oneClaim } from "../example-claims.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const codeAbstract: Rule = {
  meta: {
    code: "code-abstract",
    family: "codebook",
    severity: "error",
    scope: "annotation",
    summary: "An annotation uses a code that is only a heading for others.",
    details:
      "A code with `abstract: true` groups other codes and says nothing by itself. Pick one of the codes that name it as their `parent`.",
    tags: ["codes"],
    since: "0.1",
    examples: withMistake(oneClaim, "topic: bridge", "topic: works"),
  },
  checkSidecar: (file, corpus) => reports(codesInSidecar(file), file.uri, corpus),
  checkRegistry: (source, corpus) => reports(codesInRegistry(source.value), source.uri, corpus),
}

function* reports(references: Iterable<CodeReference>, uri: string, corpus: Corpus): Generator<Report> {
  for (const { kind, id, inArticle } of references) {
    if (corpus.codes.get(kind, id.value)?.abstract !== true) continue
    const choices = usableUnder(kind, id.value, corpus)
    yield {
      at: id.span,
      message: `"${id.value}" is a heading${advice(choices)}`,
      ...(inArticle && { inArticle }),
      fix: () => choices.map(choice => changeTo(uri, id.span, choice)),
    }
  }
}

/** The codes below a heading that annotations can use. */
export function usableUnder(kind: CodeKind, heading: string, corpus: Corpus): readonly string[] {
  return [...corpus.codes.all(kind)]
    .filter(code => !code.abstract && code.deprecated === undefined && code.id.value !== heading)
    .map(code => code.id.value)
    .filter(id => corpus.codes.isUnder(kind, id, heading))
}

/** How many choices a message lists before it breaks off. */
const listed = 3

function advice(choices: readonly string[]): string {
  if (choices.length === 0) return " and has no code under it"
  return `; pick one of ${choices.slice(0, listed).join(", ")}${choices.length > listed ? ", …" : ""}`
}
