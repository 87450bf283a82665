import { findText, type Match } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { toNormal } from "../text/normal-form.ts"
import { contains, type Span, trimSpan } from "../text/span.ts"
import { shortened } from "../text/wording.ts"
import { isWordBoundary, wordAt } from "../text/words.ts"
import { type Refusal, refuse } from "./act.ts"

/** Words of an article that somebody has chosen. */
export interface ChosenWords {
  /** In the normal form. */
  readonly surface: string
  /** Where they stand. */
  readonly match: Match
  /** Everywhere they occur; `match` is one of these. */
  readonly matches: readonly Match[]
}

/** Longer keys would not be read back by every program. */
const longest = 500

/** The words at a range, without blanks at its edges; refused where they cannot be a surface. */
export function chosenWords({ article, anchored }: CodedFile, range: Span): ChosenWords | Refusal {
  const normal = trimSpan(article.normal.text, {
    start: toNormal(article.normal, range.start),
    end: toNormal(article.normal, range.end),
  })
  const surface = article.normal.text.slice(normal.start, normal.end)
  if (!/[\p{L}\p{N}]/u.test(surface)) return refuse("No words are chosen: select the words to tag")
  if (surface.length > longest) return refuse(`"${shortened(surface)}" is too long for a mention: select fewer words`)
  if (article.bounded) {
    const whole = wholeWords(article.folded, normal)
    if (!contains(normal, whole)) {
      const words = article.normal.text.slice(whole.start, whole.end)
      return refuse(`"${surface}" cuts a word: select "${words}"`)
    }
  }
  if (anchored.boilerplate.some(furniture => contains(furniture, normal))) {
    return refuse(`"${surface}" stands in page furniture, where nothing counts: select words of the article itself`)
  }
  const matches = findText(article, surface)
  const match = matches.find(other => other.normal.start === normal.start && other.normal.end === normal.end)
  if (match === undefined) return refuse(`"${surface}" overlaps an earlier "${surface}": select other words`)
  return { surface, match, matches }
}

function wholeWords(text: string, { start, end }: Span): Span {
  return {
    start: isWordBoundary(text, start) ? start : wordAt(text, start).start,
    end: isWordBoundary(text, end) ? end : wordAt(text, end).end,
  }
}
