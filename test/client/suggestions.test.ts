import { deepEqual, equal, match } from "node:assert/strict"
import { test } from "node:test"
import {
  allOf,
  findAgain,
  messageOf,
  neighbour,
  noSuggestions,
  offerOf,
  suggestionAt,
  tick,
  tickedOf,
  toLabel,
  toList,
  without,
} from "../../client/suggestions/suggestion-list.ts"
import type { Suggestion } from "../../server/lsp/acts-protocol.ts"

const certain = suggestion("a", 1, { key: "k1" })
const unsure = suggestion("a", 3, { key: "k2", certain: false })
const other = suggestion("b", 1, { key: "k3" })
const articles = [
  { uri: "a", title: "A", suggestions: [certain, unsure] },
  { uri: "b", title: "B", suggestions: [other] },
]
const list = toList({ articles, unread: 0 }, new Set())

test("what is certain is ticked, the rest is not", () => {
  deepEqual(tickedOf(list), [certain, other])
  equal(messageOf(list), "2 of 3 ticked, in 2 articles")
})

test("articles that nobody looked in are told, with what to do about them", () => {
  const cut = toList({ articles, unread: 1200 }, new Set())
  match(messageOf(cut), /^2 of 3 ticked, in 2 articles\. 1,200 articles were not searched any more: apply or dismiss/)
  match(messageOf({ ...cut, unread: 1 }), /1 article was not searched/)
})

test("an offer says how many places there are and where to look", () => {
  equal(offerOf(list), "3 other places in Suggestions")
  equal(offerOf(without(list, ({ uri }) => uri === "a")), "1 other place in Suggestions")
})

test("what was dismissed once is not offered, nor is an article without anything else", () => {
  const offered = toList({ articles, unread: 0 }, new Set(["k2", "k3"]))
  deepEqual(allOf(offered), [certain])
  equal(messageOf(offered), "1 of 1 ticked, in 1 article")
})

test("rows are ticked and unticked without touching others", () => {
  deepEqual(tickedOf(tick(list, [unsure], "ticked")), [certain, unsure, other])
  deepEqual(tickedOf(tick(list, [certain, other], "unticked")), [])
})

test("what is gone is neither listed nor ticked", () => {
  const rest = without(list, ({ uri }) => uri === "a")
  deepEqual([allOf(rest), tickedOf(rest)], [[other], [other]])
})

test("a suggestion is found again by its key when the text has moved, and not at all when it is gone", () => {
  const moved = suggestion("a", 7, { key: "k1" })
  deepEqual(findAgain([certain, unsure], [moved]), [moved])
})

test("of two with the same words around them the one that has not moved is meant, else none", () => {
  const twin = suggestion("a", 9, { key: "k1" })
  deepEqual(findAgain([certain], [twin, certain]), [certain])
  deepEqual(findAgain([certain], [twin, suggestion("a", 2, { key: "k1" })]), [])
})

test("the next one is behind the cursor, then in the next article, then the first again", () => {
  equal(neighbour(list, { uri: "a", line: 1, character: 0 }, "next"), unsure)
  equal(neighbour(list, { uri: "a", line: 3, character: 0 }, "next"), other)
  equal(neighbour(list, { uri: "b", line: 1, character: 0 }, "next"), certain)
  equal(neighbour(list, { uri: "b", line: 1, character: 0 }, "previous"), unsure)
  equal(neighbour(list, { uri: "elsewhere", line: 0, character: 0 }, "next"), certain)
  equal(neighbour(noSuggestions, { uri: "a", line: 0, character: 0 }, "next"), undefined)
})

test("the suggestion at the cursor is the one around it", () => {
  equal(suggestionAt(list, { uri: "a", line: 3, character: 6 }), unsure)
  equal(suggestionAt(list, { uri: "a", line: 3, character: 7 }), undefined)
})

test("a row shows the hit near its start, on one line", () => {
  const shown = toLabel({ ...certain, before: "before the\n", hit: "old Merkel", after: " said\nso" })
  deepEqual(shown, { label: "before the old Merkel said so", highlights: [[11, 21]] })
  equal(toLabel({ ...certain, before: "much more than could be seen before " }).label, "…be seen before Merkel said")
})

function suggestion(uri: string, line: number, more: Partial<Suggestion>): Suggestion {
  const range = { start: { line, character: 0 }, end: { line, character: 6 } }
  const words = { before: "", hit: "Merkel", after: " said" }
  return {
    uri,
    range,
    entity: "merkel",
    entityName: "Angela Merkel",
    ...words,
    reason: "alias",
    certain: true,
    key: "",
    ...more,
  }
}
