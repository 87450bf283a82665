import { meaningOf, wordsNow } from "../../core/acts/follow/what-changed.ts"
import type { Followed, FollowedWords } from "../../core/anchor/followed.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import type { Claim } from "../../core/model/claim.ts"
import type { Surface } from "../../core/model/sidecar.ts"
import { compareSpans, slice } from "../../core/text/span.ts"
import { count } from "../../core/text/wording.ts"
import { quoted } from "./markdown.ts"

/** What became of one mention since the text was accepted; nothing where it stands as it stood. */
export function followedMention({ span }: Occurrence, file: CodedFile, corpus: Corpus): string {
  const followed = corpus
    .followed(file)
    .find(one => one.kind === "occurrence" && one.after !== undefined && compareSpans(one.after.span, span) === 0)
  if (followed?.kind !== "occurrence") return ""
  if (followed.change === "moved") return "It moved with the lines around it since the text was accepted"
  if (followed.change === "new") return "It is new since the text was accepted"
  if (followed.before === undefined || followed.change !== "reread") return ""
  return `⚠ It meant ${quoted(meaningOf(followed.before), 60)} before the text was edited`
}

/** What became of the occurrences of a key. */
export function followedSurface(surface: Surface, file: CodedFile, corpus: Corpus): string {
  const own = corpus.followed(file).filter(one => one.kind === "occurrence")
  const mine = own.filter(({ before, after }) => (before ?? after)?.surface.text.span.start === surface.text.span.start)
  const changed = mine.filter(({ change }) => change === "changed")
  const [first] = changed
  if (first !== undefined) {
    const times = changed.length === 1 ? "" : ` and ${count(changed.length - 1, "more edit")}`
    return `⚠ Edited in the article since it was accepted: ${quoted(slice(file.article.text, first.at), 60)}${times}`
  }
  if (mine.some(({ change }) => change === "lost")) return "⚠ Taken out of the article since it was accepted"
  return mine.some(({ change }) => change === "moved") ? "Moved with its lines since the text was accepted" : ""
}

/** What became of the words of a claim. */
export function followedClaim({ slug }: Claim, file: CodedFile, corpus: Corpus): readonly string[] {
  return corpus.followed(file).flatMap(one => (isOf(slug.value, one) ? (noteOn(one, file) ?? []) : []))
}

function isOf(slug: string, one: Followed): one is FollowedWords {
  return one.kind === "words" && one.claim?.slug.value === slug
}

function noteOn({ role, change, at, selector }: FollowedWords, file: CodedFile): string | undefined {
  const what = `the ${role} ${quoted(selector.exact.value, 60)}`
  switch (change) {
    case "kept":
      return undefined
    case "moved":
      return `Since the text was accepted, ${what} moved with the lines around it`
    case "changed":
      return `⚠ Since the text was accepted, ${what} was edited: ${quoted(wordsNow(file, at), 60)}`
    case "elsewhere":
      return `⚠ Since the text was accepted, ${what} is gone from its place, and stands elsewhere`
    case "ambiguous":
      return `⚠ Since the text was accepted, ${what} has come a second time`
    case "lost":
      return `⚠ Since the text was accepted, ${what} was taken out`
  }
}
