import type { Corpus } from "../../core/corpus/corpus.ts"
import { findArticle } from "../../core/corpus/defined-at.ts"
import type { SidecarFacts } from "../../core/corpus/facts.ts"
import type { ArticleSubject } from "../../core/corpus/subject.ts"
import { count } from "../../core/text/wording.ts"
import type { CardContext } from "./card-context.ts"
import { dateWords } from "./date-words.ts"
import { bold, code, inLine, paragraphs, plain } from "./markdown.ts"

/** An article: where it is from, as its main sidecar says, and how much the coder has annotated in it. */
export function articleCard({ id, coder }: ArticleSubject, { corpus, link }: CardContext): string {
  const uri = findArticle(id, corpus)
  if (uri === undefined) return `${bold(id)} is no article of the corpus`
  const [main] = corpus.pairs.sidecarsOf(uri)
  const { title, publisher, published } = (main === undefined ? undefined : corpus.coded(main))?.sidecar.source ?? {}
  const facts = factsOf(uri, coder ?? corpus.coder, corpus)
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

/** Of a coder's layer; where nobody is named, of the main sidecar, or else the first. */
function factsOf(article: string, coder: string | undefined, corpus: Corpus): SidecarFacts | undefined {
  const all = corpus.pairs.sidecarsOf(article).flatMap(sidecar => corpus.index.get(sidecar) ?? [])
  return coder === undefined ? all[0] : all.find(facts => facts.coder === coder)
}
