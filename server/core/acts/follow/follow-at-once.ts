import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { toNormal } from "../../text/normal-form.ts"
import { compareSpans, type Span, trimSpan } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { surfaceOf } from "../set-readings.ts"
import type { SidecarDraft } from "../sidecar-draft.ts"
import { isMeantAt, unused } from "./follow-surface.ts"
import { canBeWritten } from "./follow-words.ts"
import { isRewritten } from "./is-rewritten.ts"
import { placesOfSelectors } from "./places-of-selectors.ts"
import { type WhatChanged, wordsNow } from "./what-changed.ts"

/** Other words in the place of a text of the sidecar, and whether a file in which they are says what it should. */
interface Rewrite {
  readonly span: Span
  readonly words: string
  holds(tried: Tried, start: number): boolean
}

interface Tried {
  readonly file: CodedFile
  readonly places: ReadonlyMap<number, Span>
}

/**
 * Writes into a draft, all in one step, the new words of keys and selectors that need no more than that. What does not
 * come out right is left as it was.
 */
export function followAtOnce(draft: SidecarDraft, changed: WhatChanged, corpus: Corpus): void {
  const { file } = draft
  const all = apart([...ofSelectors(changed, file, corpus), ...ofSurfaces(changed, file)])
  const right = held(all, draft)
  // Without the others it may still come out differently.
  if (right.length > 0 && held(right, draft).length === right.length) draft.apply(editsOf(right, file.text))
}

function editsOf(rewrites: readonly Rewrite[], text: string) {
  return rewrites.flatMap(({ span, words }) => replaceScalar(text, span, words))
}

function apart(rewrites: readonly Rewrite[]): readonly Rewrite[] {
  let end = 0
  return rewrites
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      if (span.start < end) return false
      end = span.end
      return true
    })
}

function held(rewrites: readonly Rewrite[], draft: SidecarDraft): readonly Rewrite[] {
  if (rewrites.length === 0) return []
  const file = draft.tried(editsOf(rewrites, draft.file.text))
  const tried = { file, places: placesOfSelectors(file) }
  let shift = 0
  return rewrites.filter(rewrite => {
    const start = rewrite.span.start + shift
    for (const { span, newText } of replaceScalar(draft.file.text, rewrite.span, rewrite.words)) {
      shift += newText.length - (span.end - span.start)
    }
    return rewrite.holds(tried, start)
  })
}

function ofSelectors({ edited }: WhatChanged, file: CodedFile, corpus: Corpus): readonly Rewrite[] {
  const plain = edited.filter(({ selector }) => selector.prefix === undefined && selector.suffix === undefined)
  return plain.flatMap(one => {
    const { selector, at } = one
    const words = wordsNow(file, at)
    if (selector.span.start !== selector.exact.span.start || isRewritten(one, words)) return []
    if (!canBeWritten(words, one, file, corpus)) return []
    const place = trimSpan(file.article.text, at)
    const holds: Rewrite["holds"] = ({ places }, start) => {
      const there = places.get(start)
      return there !== undefined && compareSpans(there, place) === 0
    }
    return [{ span: selector.exact.span, words, holds }]
  })
}

function ofSurfaces({ respelled }: WhatChanged, file: CodedFile): readonly Rewrite[] {
  const { normal } = file.article
  return respelled.flatMap(({ before, words, places }) => {
    const surface = unused(before, file)
    const alike = respelled.filter(other => other.before.surface.text.value === before.surface.text.value)
    if (surface === undefined || alike.length > 1 || surfaceOf(words, file) !== undefined) return []
    const at = places.map(({ start, end }) =>
      trimSpan(normal.text, { start: toNormal(normal, start), end: toNormal(normal, end) }),
    )
    return [{ span: surface.text.span, words, holds: ({ file }) => isMeantAt(at, words, before, file) }]
  })
}
