import type { Stretch } from "./align.ts"
import type { TextEdit } from "./edit.ts"
import type { Tokens } from "./tokens.ts"

export interface Text {
  readonly text: string
  readonly tokens: Tokens
}

/** What turns the old stretch of text into the new one, where these tokens stay: ascending on both sides. */
export function* pairEdits(
  old: Text,
  fresh: Text,
  stretch: Stretch,
  pairs: Iterable<readonly [old: number, fresh: number]>,
): Generator<TextEdit> {
  let [from, there] = [stretch.old.start, stretch.fresh.start]
  for (const [oldToken, freshToken] of pairs) {
    const [start, end] = [old.tokens.starts[oldToken] ?? from, old.tokens.ends[oldToken] ?? from]
    const [freshStart, freshEnd] = [fresh.tokens.starts[freshToken] ?? there, fresh.tokens.ends[freshToken] ?? there]
    yield* replace(old.text, from, start, fresh.text.slice(there, freshStart))
    yield* replace(old.text, start, end, fresh.text.slice(freshStart, freshEnd))
    from = end
    there = freshEnd
  }
  yield* replace(old.text, from, stretch.old.end, fresh.text.slice(there, stretch.fresh.end))
}

/** Without the blanks that are the same at the edges. */
function* replace(text: string, start: number, end: number, newText: string): Generator<TextEdit> {
  const oldText = text.slice(start, end)
  if (oldText === newText) return
  const most = Math.min(oldText.length, newText.length)
  let head = 0
  while (head < most && oldText[head] === newText[head] && isBlank(oldText[head])) head++
  let tail = 0
  while (tail < most - head && oldText.at(-tail - 1) === newText.at(-tail - 1) && isBlank(oldText.at(-tail - 1))) tail++
  yield {
    span: { start: start + head, end: end - tail },
    newText: newText.slice(head, newText.length - tail),
  }
}

function isBlank(unit: string | undefined): boolean {
  return unit !== undefined && /\s/.test(unit)
}
