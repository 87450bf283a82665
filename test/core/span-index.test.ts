import assert from "node:assert/strict"
import { test } from "node:test"
import { overlaps, type Span } from "../../server/core/text/span.ts"
import { SpanIndex } from "../../server/core/text/span-index.ts"
import { type Next, random, times } from "../support/random.ts"

function someSpan(next: Next): Span {
  const start = next(60)
  return { start, end: start + next(next(8) === 0 ? 40 : 6) }
}

test("what lies at a place is what going through all of it finds", () => {
  const next = random("spans at a place")
  for (let round = 0; round < times(300); round++) {
    const spans = Array.from({ length: next(12) }, () => someSpan(next)).sort((a, b) => a.start - b.start)
    const index = new SpanIndex(spans, span => span)
    for (let i = 0; i < 10; i++) {
      const place = someSpan(next)
      assert.deepEqual(
        index.overlapping(place),
        spans.filter(span => overlaps(span, place)),
      )
    }
  }
})
