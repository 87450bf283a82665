import type { Rule } from "../rule.ts"

export const articleUnannotated: Rule = {
  meta: {
    code: "article-unannotated",
    family: "files",
    severity: "hint",
    scope: "article",
    summary: "An article has no annotation file yet.",
    details: "The fix creates one beside the article. Nothing else is said about an article without annotations.",
    tags: ["articles"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkArticle(uri, corpus) {
    if (corpus.pairs.sidecarsOf(uri).length > 0) return
    const path = corpus.layout.sidecarPath(corpus.pathOf(uri))
    const sidecar = corpus.uriOf(path)
    const text = corpus.articleText(uri) ?? ""
    const edits = [{ span: { start: 0, end: 0 }, newText: "format: 1\n" }]
    yield {
      at: { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 },
      message: `this article has no annotation file yet, which would be "${path}"`,
      // Where postil.yaml puts it into a folder that nobody reads, the finding would stay.
      fix: () =>
        corpus.kindOf(sidecar) === "sidecar" ? [{ title: `Create "${path}"`, changes: [{ uri: sidecar, edits }] }] : [],
    }
  },
}
