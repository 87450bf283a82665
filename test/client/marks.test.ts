import { deepEqual, equal } from "node:assert/strict"
import { test } from "node:test"
import type { Position } from "vscode-languageclient"
import { mentionAt, mentionsOf, toLayers } from "../../client/marks.ts"
import type { Annotations, MentionMark } from "../../server/lsp/protocol.ts"

const text = "US Secretary of State Rice met Tazhin in Astana"

test("a mention is drawn by its look", () => {
  deepEqual(drawn([mention("Rice", "rice"), mention("Astana", "astana", "place")]), {
    person: ["Rice"],
    place: ["Astana"],
  })
})

test("an unresolved mention looks unresolved, whatever its type", () => {
  deepEqual(drawn([{ ...mention("Astana", "atsana", "place"), unresolved: true }]), { unresolved: ["Astana"] })
})

test("of two nested mentions the outer one keeps a line of its own", () => {
  const nested = [mention("US", "us", "place"), mention("US Secretary of State Rice", "rice")]
  deepEqual(drawn(nested), { place: ["US"], "around-person": ["US Secretary of State Rice"] })
})

test("mentions that cross or share their place are not nested", () => {
  const crossing = [mention("Secretary of State", "a"), mention("State Rice", "b")]
  deepEqual(drawn(crossing), { person: ["Secretary of State", "State Rice"] })
  deepEqual(drawn([mention("Rice", "rice"), mention("Rice", "rice-city")]), { person: ["Rice", "Rice"] })
})

test("an empty mention is not drawn", () => {
  deepEqual(drawn([mention("", "nobody")]), {})
})

test("beyond the limit those around the line are drawn", () => {
  const lines = Array.from({ length: 10 }, (_, line) => ({ ...mention("US", "us"), range: onLine(line) }))
  const linesAround = (line: number): number[] => toLayers(about(lines), line, 4).person.map(range => range.start.line)
  deepEqual(linesAround(5), [3, 4, 5, 6])
  deepEqual(linesAround(0), [0, 1, 2, 3])
  deepEqual(linesAround(99), [6, 7, 8, 9])
})

test("the innermost mention is the one at the cursor", () => {
  const annotations = about([mention("US Secretary of State Rice", "rice"), mention("US", "us")])
  equal(mentionAt(annotations, at("US"))?.entities[0], "us")
  equal(mentionAt(annotations, at("State"))?.entities[0], "rice")
})

test("the cursor behind the last letter is still at the mention", () => {
  const annotations = about([mention("Rice", "rice")])
  equal(mentionAt(annotations, at(" met"))?.entities[0], "rice")
  equal(mentionAt(annotations, at("met")), undefined)
})

test("where one mention ends and another starts, the latter is at the cursor", () => {
  const annotations = about([mention("Secretary ", "a"), mention("of State", "b")])
  equal(mentionAt(annotations, at("of State"))?.entities[0], "b")
})

test("a joint mention is one of each of its entities", () => {
  const joint = { ...mention("US", "us"), entities: ["us", "russia"] }
  deepEqual(mentionsOf(about([joint, mention("Rice", "rice")]), ["russia"]), [joint])
})

function drawn(mentions: readonly MentionMark[]): Record<string, readonly string[]> {
  const layers = Object.entries(toLayers(about(mentions), 0, 100)).filter(([, ranges]) => ranges.length > 0)
  const words = layers.map(([layer, ranges]) => [
    layer,
    ranges.map(({ start, end }) => text.slice(start.character, end.character)),
  ])
  return Object.fromEntries(words)
}

function mention(words: string, entity: string, look: MentionMark["look"] = "person"): MentionMark {
  const start = at(words)
  const end = { line: 0, character: start.character + words.length }
  return { range: { start, end }, entities: [entity], look, unresolved: false }
}

function at(words: string): Position {
  return { line: 0, character: text.indexOf(words) }
}

function onLine(line: number) {
  return { start: { line, character: 0 }, end: { line, character: 2 } }
}

function about(mentions: readonly MentionMark[]): Annotations {
  return { version: 1, mentions, claims: [] }
}
