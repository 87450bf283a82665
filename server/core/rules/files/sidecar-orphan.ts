import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { firstLine } from "../first-line.ts"
import { renameToArticle } from "../rename-to-article.ts"
import type { Rule } from "../rule.ts"

export const sidecarOrphan: Rule = {
  meta: {
    code: "sidecar-orphan",
    family: "files",
    severity: "error",
    scope: "article",
    summary: "An annotation file has no article beside it, or two articles share it.",
    details:
      "An annotation file belongs to the article of the same name in the same folder: `x.ann.yaml` to `x.txt` or `x.md`. Move or rename one of the two, or restore the article; annotation files are never deleted on their own. The extension of the article is no part of the name: `x.txt.ann.yaml` is to be renamed, which the fix does. Where an article without annotations has the text that they were made for, or is the only one with all their words, the fix renames the annotation file to go with it. Of `x.txt` and `x.md`, which would share a file, rename one.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- b.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const articles = corpus.pairs.articlesOf(file.uri)
    const at = firstLine(file.text)
    if (articles.length === 0) {
      const message = `no article lies beside this file: ${whyNone(file, corpus)}`
      yield { at, message, fix: () => renameToArticle(file, corpus) }
    }
    if (articles.length < 2) return
    const names = articles.map(uri => `"${corpus.pathOf(uri)}"`).join(" and ")
    const related = articles.map(uri => ({ uri, span: { start: 0, end: 0 }, message: "one of the articles" }))
    yield { at, message: `${names} would share this file; rename one of them`, related }
  },
}

function whyNone({ uri }: CodedFile, corpus: Corpus): string {
  const { stem = "", coder } = corpus.pairs.nameOf(uri) ?? {}
  const isArticle = (path: string) => corpus.kindOf(corpus.uriOf(path)) === "article"
  const place = corpus.layout.sidecarPath(stem, coder)
  if (isArticle(stem) && place !== corpus.pathOf(uri)) return `the annotations of "${stem}" belong in "${place}"`
  const couldBe = isArticle(`${stem}.txt`) || isArticle(`${stem}.md`)
  return `"${stem}" is missing${couldBe ? "" : ', or is not among the "articles" of postil.yaml'}`
}
