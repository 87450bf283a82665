import { doubtOf, nameOf } from "../../acts/follow/change-lines.ts"
import { followSurface } from "../../acts/follow/follow-surface.ts"
import { followWords } from "../../acts/follow/follow-words.ts"
import { isInPlace, isStretch, type RespelledSurface, whatChanged, wordsNow } from "../../acts/follow/what-changed.ts"
import type { FollowedWords } from "../../anchor/followed.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { slice } from "../../text/span.ts"
import { acceptText } from "../accept-text.ts"
import { draftFix } from "../draft-fix.ts"
import { lineOf } from "../line-of.ts"
import { removeFollowed, removeSurface } from "../remove-followed.ts"
import type { Report, Rule } from "../rule.ts"
import { shorten } from "../shorten.ts"

export const anchorChanged: Rule = {
  meta: {
    code: "anchor-changed",
    family: "anchoring",
    severity: "warning",
    scope: "annotation",
    summary: "Words that are annotated were edited in the article, or stand no longer where they were taken from.",
    details:
      "It compares the article with the text that was last accepted, where that is known. Nothing is rewritten by itself: the first fix takes the words that stand there now (a key of `mentions` is renamed once none of its old words are left), another one removes the annotation, and undoing the edit in the article does away with the finding. Words that are found, but perhaps at another place than the one they were taken from, are told as well, since nothing else would tell.",
    tags: ["names", "quotes", "articles"],
    since: "0.2",
    examples: {
      bad: `//- a.txt
Ida Adlerson opened the bridge.
//- a.txt.accepted
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Ida Adler: adler
`,
      good: `//- a.txt
Yesterday Ida Adler opened the bridge.
//- a.txt.accepted
Ida Adler opened the bridge.
//- a.ann.yaml
mentions:
  Ida Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const { respelled, edited, doubtful } = whatChanged(file, corpus)
    for (const one of respelled) yield respelling(one, file, corpus)
    for (const one of edited) yield edit(one, file, corpus)
    for (const one of doubtful) if (!isToldElsewhere(one, file)) yield doubt(one, file, corpus)
  },
}

/** By `anchor-ambiguous`, and of ends that are gone by `quote-not-verbatim`. */
function isToldElsewhere(one: FollowedWords, { anchored }: CodedFile): boolean {
  if (one.role !== "quote") return false
  if (one.change === "ambiguous") return true
  const claim = anchored.claims.find(anchor => anchor.claim.slug.value === one.claim?.slug.value)
  return isStretch(one) && claim?.span === undefined
}

function respelling(one: RespelledSurface, file: CodedFile, corpus: Corpus): Report {
  const { before, words, places } = one
  const old = before.surface.text
  const [first, ...others] = places
  const times = others.length === 0 ? "" : ` at ${places.length} places`
  const uri = file.articleUri
  const follow = `Tag "${shorten(words)}" instead of "${shorten(old.value)}"`
  return {
    at: old.span,
    message: `"${shorten(old.value)}" was changed to "${shorten(words)}" in the article${times}: follow it or remove the annotation`,
    ...(first && { inArticle: first }),
    related: uri === undefined ? [] : others.map(span => ({ uri, span, message: "changed here as well" })),
    fix: () => [
      ...draftFix(file, follow, draft => followSurface(draft, one, corpus) === undefined, corpus),
      ...removeSurface(file, before.surface),
      acceptText(file),
    ],
  }
}

function edit(one: FollowedWords, file: CodedFile, corpus: Corpus): Report {
  const words = wordsNow(file, one.at)
  const { exact, prefix, suffix } = one.selector
  const isSame = isInPlace(one, file)
  const now = isSame ? "has another context" : `was changed to "${shorten(words)}"`
  return {
    at: (isSame ? (prefix ?? suffix) : undefined)?.span ?? exact.span,
    message: `the ${one.role} "${shorten(exact.value)}" ${now} in the article: follow it or remove the annotation`,
    inArticle: one.at,
    fix: () => [
      ...draftFix(
        file,
        isSame ? keepPlace(one, file) : "Take the words of the article",
        draft => followWords(draft, one, corpus),
        corpus,
      ),
      ...removeFollowed(file, one, corpus),
      acceptText(file),
    ],
  }
}

function doubt(one: FollowedWords, file: CodedFile, corpus: Corpus): Report {
  const line = lineOf(file.article, one.at.start)
  const there = shorten(slice(file.article.text, one.at).replace(/\s+/g, " ").trim())
  const what = there === "" ? "nothing stands there now" : `"${there}" stands there now`
  const was = one.change === "elsewhere" ? ` (line ${line}; ${what})` : ""
  const isThere = isInPlace(one, file)
  const advice = isThere ? "keep that place" : "look at it, then accept the text"
  return {
    at: one.selector.exact.span,
    message: `${nameOf(one)} ${doubtOf(one)}${was}: ${advice} or change the annotation`,
    inArticle: one.at,
    fix: () => [
      ...(isThere ? draftFix(file, keepPlace(one, file), draft => followWords(draft, one, corpus), corpus) : []),
      acceptText(file),
      ...removeFollowed(file, one, corpus),
    ],
  }
}

function keepPlace({ at }: FollowedWords, { article }: CodedFile): string {
  return `Keep the place on line ${lineOf(article, at.start)}`
}
