import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { findDate } from "../../language/find-date.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import { setField } from "../../yaml/set-field.ts"
import { firstLine } from "../first-line.ts"
import type { Fix, Rule } from "../rule.ts"

export const articleUndated: Rule = {
  meta: {
    code: "article-undated",
    family: "time",
    severity: "warning",
    scope: "article",
    summary: "An annotation file does not say when its article was published.",
    details:
      "Without `source.published` no rule about time can judge the article, and it has no place in the order of the corpus. Any EDTF date will do, such as `2008-11~` or `2008`. A layer of another coder need not repeat the date, and a file with neither mentions nor claims needs none yet.",
    tags: ["dates", "articles"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    if (file.sidecar.source.published !== undefined) return
    if (file.coder !== undefined || file.articleUri === undefined) return
    if (file.sidecar.surfaces.length === 0 && file.sidecar.claims.length === 0) return
    yield {
      at: firstLine(file.text),
      message: "no published date; the rules about time are off",
      fix: () => datesOf(file, corpus).flatMap(date => setDate(date, file)),
    }
  },
}

/** Dates that the article may have: in its file's name, then alone on a line at its beginning or end. */
function datesOf({ articleUri = "", article, language }: CodedFile, corpus: Corpus): readonly string[] {
  const [inName = ""] = /(?<!\d)(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?(?!\d)/.exec(corpus.pathOf(articleUri)) ?? []
  const lines = article.text.split(/[\r\n]+/).filter(line => line.trim() !== "")
  const ends = lines.length <= 10 ? lines : [...lines.slice(0, 5), ...lines.slice(-5)]
  return [...new Set([inName, ...ends].flatMap(line => findDate(line, language) ?? []))]
}

function setDate(date: string, { uri, text }: CodedFile): readonly Fix[] {
  const edits = setField(text, sidecarSchema, ["source", "published"], date)
  return edits === undefined ? [] : [{ title: `Set published to ${date}`, changes: [{ uri, edits }] }]
}
