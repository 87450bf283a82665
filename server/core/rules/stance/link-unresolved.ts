import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText, Span } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { findLinked, ownSlugs } from "../claim-links.ts"
import type { Report, Rule } from "../rule.ts"

export const linkUnresolved: Rule = {
  meta: {
    code: "link-unresolved",
    family: "stance",
    severity: "error",
    scope: "corpus",
    summary: "A link, or `continues`, leads to a claim that does not exist.",
    details:
      "A link names a claim of the same article by its slug, another as `article/slug`. In a coder's layer it leads to claims of the same coder. Correct the name, or annotate the article that it leads to.",
    tags: ["links"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler said the bridge was welcome. Moss said a bridge was not needed.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  welcome:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was welcome
    kind: position
    topic: bridge
    stance: supports
  not-needed:
    speaker: moss
    cue: said
    mode: indirect
    quote: a bridge was not needed
    kind: position
    topic: bridge
    stance: opposes
    links: {contradicts: welcom}
`,
      good: `//- a.txt
Adler said the bridge was welcome. Moss said a bridge was not needed.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  welcome:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was welcome
    kind: position
    topic: bridge
    stance: supports
  not-needed:
    speaker: moss
    cue: said
    mode: indirect
    quote: a bridge was not needed
    kind: position
    topic: bridge
    stance: opposes
    links: {contradicts: welcome}
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const { claim, span } of file.anchored.claims) {
      for (const { to } of claim.links) {
        if (findLinked(to, file, corpus) === undefined) yield report(to, suggestion(to, file, corpus), file, span)
      }
      const { continues } = claim
      if (continues === undefined || ownSlugs(file).has(continues.value)) continue
      yield report(continues, closest(continues.value, ownSlugs(file)), file, span)
    }
  },
}

function report(to: LocatedText, meant: string | undefined, { uri }: CodedFile, span: Span | undefined): Report {
  return {
    at: to.span,
    message: `"${to.value}" is not a claim${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    ...(span && { inArticle: span }),
    fix: () => (meant === undefined ? [] : [changeTo(uri, to.span, meant)]),
  }
}

/** The nearest slug of the article that the link names, or the same slug in the article with the nearest id. */
function suggestion({ value }: LocatedText, file: CodedFile, corpus: Corpus): string | undefined {
  const slash = value.indexOf("/")
  const [article, slug] = [value.slice(0, Math.max(0, slash)), value.slice(slash + 1)]
  if (slash === -1 || article === file.articleId) {
    const own = closest(slug, ownSlugs(file))
    return own === undefined || slash === -1 ? own : `${article}/${own}`
  }
  const ids = corpus.index.articleIds()
  const id = ids.has(article) ? article : closest(article, ids)
  if (id === undefined) return undefined
  const slugs = corpus.index.claimsIn(id, file.coder).map(({ claim }) => claim.slug)
  const meant = slugs.includes(slug) ? slug : id === article ? closest(slug, slugs) : undefined
  return meant === undefined ? undefined : `${id}/${meant}`
}
