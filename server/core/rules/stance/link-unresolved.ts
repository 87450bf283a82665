import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { claimKey, linkTarget } from "../../corpus/keys.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText, Span } from "../../text/span.ts"
import { changeAll } from "../change-to.ts"
import { findLinked, ownSlugs } from "../claim-links.ts"
import { opposedClaims } from "../example-claims.ts"
import { replaceEverywhere } from "../replace-everywhere.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"

export const linkUnresolved: Rule = {
  meta: {
    code: "link-unresolved",
    family: "stance",
    severity: "error",
    scope: "corpus",
    summary: "A link, or `continues`, leads to a claim that does not exist.",
    details:
      "A link names a claim of the same article by its slug, another as `article/slug`. In a coder's layer it leads to claims of the same coder. Correct the name, or annotate the article that it leads to. A name that stands at several places of a file is told once; one quick fix changes it in the file, another in the whole corpus, for a claim that was renamed by hand.",
    tags: ["links"],
    since: "0.1",
    examples: withMistake(opposedClaims, "links: {contradicts: welcome}", "links: {contradicts: welcom}"),
  },
  *checkSidecar(file, corpus) {
    const broken = [...brokenLinks(file, corpus)]
    for (const link of broken) yield report(link, broken, file, corpus)
  },
}

interface BrokenLink {
  readonly to: LocatedText
  readonly meant: string | undefined
  readonly span: Span | undefined
}

function* brokenLinks(file: CodedFile, corpus: Corpus): Generator<BrokenLink> {
  for (const { claim, span } of file.anchored.claims) {
    for (const { to } of claim.links) {
      if (findLinked(to, file, corpus) === undefined) yield { to, meant: suggestion(to, file, corpus), span }
    }
    const { continues } = claim
    if (continues === undefined || ownSlugs(file).has(continues.value)) continue
    yield { to: continues, meant: closest(continues.value, ownSlugs(file)), span }
  }
}

function report(link: BrokenLink, all: readonly BrokenLink[], file: CodedFile, corpus: Corpus): Report {
  const { to, meant, span } = link
  return {
    at: to.span,
    subject: subjectOf(link),
    message: `"${to.value}" is not a claim${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    ...(span && { inArticle: span }),
    fix: () => (meant === undefined ? [] : replace(link, meant, all, file, corpus)),
  }
}

/** A wrong article is wrong in all the links that lead into it. */
function subjectOf({ to, meant }: BrokenLink): string {
  return meant !== undefined && articleIn(meant) !== articleIn(to.value) ? articleIn(to.value) : to.value
}

function articleIn(name: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1)
}

function replace(
  link: BrokenLink,
  meant: string,
  all: readonly BrokenLink[],
  file: CodedFile,
  corpus: Corpus,
): readonly Fix[] {
  const alike = all.filter(other => subjectOf(other) === subjectOf(link))
  const names = new Set(alike.map(({ to }) => to.value))
  if (names.size === 1) {
    const places = alike.map(({ to }) => to)
    return [changeAll(file.uri, places, meant), ...everywhere(link.to.value, meant, file, corpus)]
  }
  const edits = alike.map(other => ({ span: other.to.span, newText: other.meant ?? other.to.value }))
  edits.sort((a, b) => a.span.start - b.span.start)
  return [{ title: `Change to "${articleIn(meant)}" at ${edits.length} places`, changes: [{ uri: file.uri, edits }] }]
}

/** In another article the claim may be named with its article. */
function everywhere(name: string, meant: string, { uri, articleId, coder }: CodedFile, corpus: Corpus): readonly Fix[] {
  const { article, slug } = linkTarget(name, articleId)
  const right = linkTarget(meant, articleId)
  const toWrite = (written: string) => (written.includes("/") ? `${right.article}/${right.slug}` : right.slug)
  return replaceEverywhere(claimKey(article, slug, coder), toWrite, uri, corpus)
}

/** The nearest slug of the article that the link names, or the same slug in the article that was meant. */
function suggestion({ value }: LocatedText, file: CodedFile, corpus: Corpus): string | undefined {
  const slash = value.indexOf("/")
  const [article, slug] = [value.slice(0, Math.max(0, slash)), value.slice(slash + 1)]
  if (slash === -1 || article === file.articleId) {
    const own = closest(slug, ownSlugs(file))
    return own === undefined || slash === -1 ? own : `${article}/${own}`
  }
  const slugsOf = (id: string) => corpus.index.claims.in(id, file.coder).map(({ claim }) => claim.slug)
  const slugs = slugsOf(article)
  if (slugs.length > 0) {
    const near = closest(slug, slugs)
    return near && `${article}/${near}`
  }
  const meant = corpus.index.claims.articleMeantBy(article, file.coder)
  return meant !== undefined && slugsOf(meant).includes(slug) ? `${meant}/${slug}` : undefined
}
