import assert from "node:assert/strict"
import type { Parsed, Problem } from "../../../server/core/model/problem.ts"
import type { YamlNode } from "../../../server/core/model/yaml-node.ts"
import { applyEdits } from "../../../server/core/text/edit.ts"

/** A tree as plain values; `null` where nothing is written. Keys that stand twice show their first value. */
export function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined
  if (node.kind === "scalar") return node.missing ? null : node.value
  if (node.kind === "list") return node.items.map(plain)
  const result: Record<string, unknown> = Object.create(null)
  for (const { key, value } of node.entries) if (!(key.value in result)) result[key.value] = plain(value)
  return { ...result }
}

/** What every node of a tree was written as. */
export function* written(node: YamlNode | undefined, text: string): Generator<string> {
  if (node === undefined) return
  yield text.slice(node.span.start, node.span.end)
  if (node.kind === "list") for (const item of node.items) yield* written(item, text)
  if (node.kind !== "map") return
  for (const { key, value } of node.entries) {
    yield text.slice(key.span.start, key.span.end)
    yield* written(value, text)
  }
}

/** One line a problem: `code [words] message`. */
export function told(text: string, problems: readonly Problem[]): string[] {
  return problems.map(({ code, span, message }) => `${code} [${text.slice(span.start, span.end)}] ${message}`)
}

export function apply(text: string, edits: Parameters<typeof applyEdits>[1]): string {
  return applyEdits(text, edits)
}

/** Applies every fix of every problem, and asserts that its problem goes and no other comes. */
export function checkFixes(text: string, parse: (text: string) => Parsed<unknown>): void {
  const { problems } = parse(text)
  for (const problem of problems) {
    for (const fix of problem.fixes ?? []) {
      const fixed = applyEdits(text, fix.edits)
      const left = told(fixed, parse(fixed).problems)
      const where = JSON.stringify({ text, fix: fix.title, fixed, left })
      const same = told(text, [problem])[0] ?? ""
      const count = (lines: string[]) => lines.filter(line => line === same).length
      assert.ok(count(left) < count(told(text, problems)), `the problem stays: ${where}`)
      assert.ok(left.length < problems.length, `another problem comes: ${where}`)
    }
  }
}

/** Spans lie in the text, parts inside their wholes, entries in order. */
export function checkSpans(node: YamlNode | undefined, text: string): void {
  if (node === undefined) return
  assert.ok(0 <= node.span.start && node.span.start <= node.span.end && node.span.end <= text.length)
  const parts = node.kind === "list" ? node.items : node.kind === "map" ? node.entries : []
  let from = node.span.start
  for (const part of parts) {
    const where = `${part.span.start}-${part.span.end} from ${from} in ${node.span.start}-${node.span.end}`
    assert.ok(part.span.start >= from && part.span.end <= node.span.end, `${where}: ${JSON.stringify(text)}`)
    from = part.span.end
    if (!("key" in part)) checkSpans(part, text)
    else {
      assert.ok(part.span.start === part.key.span.start && part.value.span.start >= part.key.span.end)
      checkSpans(part.value, text)
    }
  }
}

/** A seeded random number from 0 to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error("nothing to pick from")
  return chosen
}

/** A sidecar that uses every key, in our own words. */
export const sampleSidecar = `format: 1
article: a001
source:
  title: Ferry line to reopen # as printed
  publisher: Harbour Post
  published: 2011-05~
status: coded
coders: [ed]
tags: [news]
regions:
  headline: Ferry line to reopen
  caption: {exact: The old pier, prefix: photo}
boilerplate:
  - Subscribe now
  - {from: Read more, to: end}
local:
  _captain: {type: person, anonymous: true, of: ferry-company}

mentions:
  Norhaven: norhaven
  the two ports: norhaven + sudby
  the captain: _captain
  "12": none
  Norhaven's:
    - {entity: port-authority, prefix: officials of}
    - norhaven

claims:
  reopens:
    speaker: port-authority
    cue: said
    mode: indirect
    quote: the line will reopen in June
    kind: commitment
    topic: ferry
    stance: supports
    target: [norhaven, sudby]
    links: {supports: a002/reopening, repeats: [not-before, late]}
  not-before:
    speaker: _captain
    cue: {exact: added, suffix: the captain}
    mode: direct
    quote: >-
      We shall not sail before the quay
      has been repaired
    kind: position
    topic: ferry
    stance: mixed
  late:
    speaker: narrator
    mode: narrator
    quote: {from: The reopening, to: was delayed}
    kind: assertion
    topic: ferry
    stance: none

notes:
  - {at: the old pier, text: "Demolished in 2013, so nobody can check."}
allow:
  - {rule: speaker-not-mentioned, at: reopens, reason: named in the caption}
`
