import { findArticle } from "../../core/corpus/defined-at.ts"
import type { ArticleSubject } from "../../core/corpus/subject.ts"
import type { CardContext } from "./card-context.ts"
import { dateWords } from "./date-words.ts"
import { bold, code, count, inLine, paragraphs, plain } from "./markdown.ts"

/** An article: where it is from and how much is annotated in it. */
export function articleCard({ id }: ArticleSubject, { corpus, link }: CardContext): string {
  const uri = findArticle(id, corpus)
  if (uri === undefined) return `${bold(id)} is no article of the corpus`
  const [sidecar] = corpus.pairs.sidecarsOf(uri)
  const file = sidecar === undefined ? undefined : corpus.coded(sidecar)
  const { title, publisher, published } = file?.sidecar.source ?? {}
  const facts = file && corpus.index.get(file.uri)
  return paragraphs(
    inLine(
      title ? bold(title.value) : undefined,
      code(id),
      publisher && plain(publisher.value),
      published && plain(dateWords(published.value)),
    ),
    facts && inLine(count(facts.mentions.length, "mention"), count(facts.claims.length, "claim")),
    link(plain(corpus.pathOf(uri)), { uri, span: { start: 0, end: 0 } }),
  )
}
