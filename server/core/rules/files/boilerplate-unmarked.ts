import { isRefusal } from "../../acts/act.ts"
import { markBoilerplate } from "../../acts/mark-boilerplate.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { isFurnitureSomewhere } from "../../language/furniture.ts"
import type { Span } from "../../text/span.ts"
import { type ArticleLine, linesOf, looksLikeFurniture, mainSidecar } from "../lines-of.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const boilerplateUnmarked: Rule = {
  meta: {
    code: "boilerplate-unmarked",
    family: "files",
    severity: "info",
    scope: "article",
    summary: "A line looks like page furniture, but neither `postil.yaml` nor the annotation file says so.",
    details:
      "It knows such lines by their words (`Advertisement`, `Read more`), and short lines by their standing in three articles or more. The fix adds the line to `boilerplate.lines` of `postil.yaml`, so that it is left out everywhere. A line with an annotation in it, or in a region such as `byline`, is left alone.",
    tags: ["articles"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler opened the bridge.

Advertisement

It was sunny.
//- a.ann.yaml
boilerplate: [Advertisement]
mentions:
  Adler: adler
`,
      "//- a.ann.yaml\nboilerplate: [Advertisement]",
      "//- a.ann.yaml",
    ),
  },
  *checkArticle(uri, corpus) {
    const repeated = corpus.texts.repeatedLines(uri)
    // Most articles have no such line, and then their sidecars need not be read.
    if (repeated.size === 0 && ![...corpus.texts.shortLines(uri)].some(isFurnitureSomewhere)) return
    const file = mainSidecar(uri, corpus)
    if (file === undefined) return
    const told = new Set<string>()
    for (const line of linesOf(file)) {
      if (told.has(line.folded) || !looksLikeFurniture(line, repeated, file)) continue
      told.add(line.folded)
      yield report(line, repeated, file, corpus)
    }
  },
}

function report(line: ArticleLine, repeated: ReadonlySet<string>, file: CodedFile, corpus: Corpus): Report {
  const why = repeated.has(line.folded) ? "stands in several articles and looks" : "looks"
  return {
    at: line.span,
    message: `"${line.text}" ${why} like page furniture`,
    fix: () => markAsFurniture(line.span, "corpus", file, corpus),
  }
}

/** In all articles (`corpus`) or in this one. */
export function markAsFurniture(
  range: Span,
  scope: "corpus" | "article",
  { articleUri = "" }: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const outcome = markBoilerplate.run({ uri: articleUri, range, scope }, { corpus, today: "" })
  return isRefusal(outcome) ? [] : [{ title: outcome.title, changes: outcome.changes }]
}
