import { foldLine } from "../../anchor/article-text.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import { setField } from "../../yaml/set-field.ts"
import { lineOf } from "../line-of.ts"
import { type ArticleLine, isAnnotated, isRegion, linesOf, looksLikeFurniture, mainSidecar } from "../lines-of.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { shorten } from "../shorten.ts"
import { withMistake } from "../with-mistake.ts"
import { markAsFurniture } from "./boilerplate-unmarked.ts"

/** Letters: shorter lines recur in interviews and tables. */
const fewestLetters = 15

export const duplicateLine: Rule = {
  meta: {
    code: "duplicate-line",
    family: "files",
    severity: "info",
    scope: "article",
    summary: "A line stands twice in an article, so that whatever is annotated in it counts twice.",
    details:
      "Mark it as a caption if it is the line below a picture, or as page furniture. Lines of fewer than 15 letters are left alone, and so is a line that one of the regions holds.",
    tags: ["articles"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler opened the bridge on a sunny day in March.

The crowd cheered.

Adler opened the bridge on a day in March.
//- a.ann.yaml
mentions:
  Adler: adler
`,
      "Adler opened the bridge on a day in March.",
      "Adler opened the bridge on a sunny day in March.",
    ),
  },
  *checkArticle(uri, corpus) {
    if (!repeatsLine(corpus.articleText(uri) ?? "")) return
    const file = mainSidecar(uri, corpus)
    if (file === undefined) return
    const repeated = corpus.texts.repeatedLines(uri)
    const first = new Map<string, ArticleLine>()
    const told = new Set<string>()
    for (const line of linesOf(file)) {
      const before = first.get(line.folded)
      if (before === undefined) first.set(line.folded, line)
      else if (!told.has(line.folded) && isTold(before, line, repeated, file)) {
        told.add(line.folded)
        yield report(before, line, file, corpus)
      }
    }
  },
}

/** Whether it is worth reading the sidecar. */
function repeatsLine(text: string): boolean {
  const lines = text.split(/[\r\n]+/).flatMap(line => (line.length < fewestLetters ? [] : foldLine(line)))
  return new Set(lines).size < lines.length
}

function isTold(first: ArticleLine, second: ArticleLine, repeated: ReadonlySet<string>, file: CodedFile): boolean {
  if ((first.folded.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return false
  if (isRegion(first.span, file) || isRegion(second.span, file)) return false
  return !looksLikeFurniture(first, repeated, file)
}

function report(first: ArticleLine, second: ArticleLine, file: CodedFile, corpus: Corpus): Report {
  const [a, b] = [first, second].map(({ span }) => lineOf(file.article, span.start))
  return {
    at: second.span,
    message: `"${shorten(second.text)}" stands on lines ${a} and ${b}`,
    related: [{ uri: file.articleUri ?? "", span: first.span, message: "the first time" }],
    fix: () => [
      ...markAsCaption(second, file),
      ...([first, second].some(line => isAnnotated(line, file))
        ? []
        : markAsFurniture(second.span, "article", file, corpus)),
    ],
  }
}

function markAsCaption({ text }: ArticleLine, { uri, text: yaml, sidecar }: CodedFile): readonly Fix[] {
  const taken = new Set(sidecar.regions.map(({ name }) => name.value))
  let [name, count] = ["caption", 1]
  while (taken.has(name)) name = `caption-${++count}`
  const edits = setField(yaml, sidecarSchema, ["regions", name], text)
  return edits === undefined ? [] : [{ title: `Mark it as ${name}`, changes: [{ uri, edits }] }]
}
