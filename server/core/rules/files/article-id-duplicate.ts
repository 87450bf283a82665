import type { Rule } from "../rule.ts"

export const articleIdDuplicate: Rule = {
  meta: {
    code: "article-id-duplicate",
    family: "files",
    severity: "error",
    scope: "corpus",
    summary: "Two annotation files give different articles the same id.",
    details:
      "Links name articles by their ids, so an id must be one article's. Change one of the two and the links that mean it; without `article:` the id is the name of the file. Layers of one article share its id.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
article: bridge
//- b.txt
Moss closed the bridge.
//- b.ann.yaml
article: bridge
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
article: opening
//- b.txt
Moss closed the bridge.
//- b.ann.yaml
article: bridge
`,
    },
  },
  *checkSidecar(file, corpus) {
    const { article } = file.sidecar
    if (article === undefined) return
    const others = corpus.index
      .withArticleId(article.value)
      .filter(({ articleUri, uri }) => uri !== file.uri && (articleUri === undefined || articleUri !== file.articleUri))
    if (others.length === 0) return
    const paths = others.map(({ uri }) => `"${corpus.pathOf(uri)}"`).join(", ")
    yield {
      at: article.span,
      message: `"${article.value}" is also the article of ${paths}`,
      related: others.flatMap(({ uri, writtenId }) =>
        writtenId === undefined
          ? []
          : [{ uri, span: writtenId.span, message: `"${article.value}" is written here, too` }],
      ),
    }
  },
}
