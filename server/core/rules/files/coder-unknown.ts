import type { CodedFile } from "../../corpus/coded-file.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { firstLine } from "../first-line.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const coderUnknown: Rule = {
  meta: {
    code: "coder-unknown",
    family: "files",
    severity: "warning",
    scope: "article",
    summary: "A coder is not among the `annotators` of `postil.yaml`.",
    details:
      "Asked only where `postil.yaml` lists annotators; it holds for `coders:` and for the coder in the name of a layer (`x.ann.bk.yaml`). Correct the id, or add it to the annotators.",
    tags: ["files"],
    since: "0.1",
    examples: withMistake(
      `//- postil.yaml
format: 1
annotators:
  anna: {name: Anna Berg}
//- a.txt
Adler opened the bridge.
//- a.ann.yaml
coders: anna
mentions:
  Adler: adler
`,
      "coders: anna",
      "coders: ana",
    ),
  },
  *checkSidecar(file, corpus) {
    const { annotators } = corpus.config.value
    if (annotators.size === 0) return
    for (const coder of file.sidecar.coders)
      if (!annotators.has(coder.value)) yield report(coder, file, annotators.keys())
    if (file.coder === undefined || annotators.has(file.coder)) return
    const message = `"${file.coder}" in the name of this file is not among the annotators of postil.yaml`
    yield { at: firstLine(file.text), message }
  },
}

function report(coder: LocatedText, file: CodedFile, known: Iterable<string>): Report {
  const meant = closest(coder.value, known)
  const hint = meant === undefined ? "" : `; did you mean "${meant}"?`
  return {
    at: coder.span,
    message: `"${coder.value}" is not among the annotators of postil.yaml${hint}`,
    fix: () => {
      if (meant === undefined) return []
      const edits = replaceScalar(file.text, coder.span, meant)
      return [{ title: `Change to "${meant}"`, changes: [{ uri: file.uri, edits }] }]
    },
  }
}
