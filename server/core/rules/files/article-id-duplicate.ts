import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { claimKey } from "../../corpus/keys.ts"
import { applyEdits, type FileChange } from "../../text/edit.ts"
import { listed, mostListed } from "../../text/wording.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const articleIdDuplicate: Rule = {
  meta: {
    code: "article-id-duplicate",
    family: "files",
    severity: "error",
    scope: "corpus",
    summary: "Two annotation files give different articles the same id.",
    details:
      "Links name articles by their ids, so an id must be one article's. Change one of the two and the links that mean it; without `article:` the id is the name of the file. A quick fix leaves the key out where no link from elsewhere leads to the article. Layers of one article share its id.",
    tags: ["files"],
    since: "0.1",
    examples: withMistake(
      `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
article: opening
//- b.txt
Moss closed the bridge.
//- b.ann.yaml
article: bridge
`,
      "article: opening",
      "article: bridge",
    ),
  },
  *checkSidecar(file, corpus) {
    const { article } = file.sidecar
    if (article === undefined) return
    const others = corpus.index
      .withArticleId(article.value)
      .filter(({ articleUri, uri }) => uri !== file.uri && (articleUri === undefined || articleUri !== file.articleUri))
    if (others.length === 0) return
    const paths = others.map(({ uri }) => `"${corpus.pathOf(uri)}"`)
    yield {
      at: article.span,
      message: `"${article.value}" is also the article of ${listed(paths, "and", mostListed)}`,
      related: others.flatMap(({ uri, writtenId }) =>
        writtenId === undefined
          ? []
          : [{ uri, span: writtenId.span, message: `"${article.value}" is written here, too` }],
      ),
      fix: () => dropId(file, corpus),
    }
  },
}

function dropId(file: CodedFile, corpus: Corpus): readonly Fix[] {
  const layers = corpus.pairs.sidecarsOf(file.articleUri ?? "").flatMap(uri => corpus.coded(uri) ?? [])
  const changes = layers.flatMap(withoutId)
  const own = changes.find(({ uri }) => uri === file.uri)
  const left = own && corpus.imagine(file.uri, applyEdits(file.text, own.edits)).articleId
  if (left === undefined || corpus.index.withArticleId(left).length > 0) return []
  if (layers.some(layer => isLinkedFrom(layer, layers, corpus))) return []
  return [{ title: `Leave out "article:": the id is then "${left}"`, changes }]
}

function withoutId({ uri, text, sidecar }: CodedFile): readonly FileChange[] {
  const edits = sidecar.article && setField(text, sidecarSchema, ["article"], undefined)
  return edits === undefined ? [] : [{ uri, edits }]
}

/** Whether a link from elsewhere leads to one of its claims, as far as can be told while two articles have one id. */
function isLinkedFrom({ sidecar, articleId, coder }: CodedFile, layers: readonly CodedFile[], corpus: Corpus): boolean {
  const isOwn = (uri: string) => layers.some(layer => layer.uri === uri)
  return sidecar.claims.some(({ slug }) =>
    [...corpus.index.using(claimKey(articleId ?? "", slug.value, coder))].some(
      ({ uri, uses }) => !isOwn(uri) && uses.some(use => use.id.includes("/")),
    ),
  )
}
