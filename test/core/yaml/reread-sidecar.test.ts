import assert from "node:assert/strict"
import { test } from "node:test"
import { readSidecar, rereadSidecar, type SidecarReading } from "../../../server/core/yaml/reread-sidecar.ts"
import { originOf, ShiftedEntry } from "../../../server/core/yaml/shifted-entry.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { edited, someEdit, withLineEnds } from "../../support/random-edits.ts"
import { withSlips } from "../../support/random-yaml.ts"
import { sources } from "../../support/yaml-texts.ts"
import { sampleSidecar } from "./support.ts"

/** Whether it was read again; if so, it is what reading it from scratch gives. */
function check(before: SidecarReading, text: string): SidecarReading | undefined {
  const again = rereadSidecar(before, text)
  if (again === undefined) return undefined
  const anew = readSidecar(text)
  if (said(again) === said(anew)) return again
  assert.deepEqual({ before: before.text, text, ...JSON.parse(said(again)) }, { text, ...JSON.parse(said(anew)) })
  assert.fail(`the fields are in another order: ${JSON.stringify(text)}`)
}

function said({ value, problems, isCanonical }: SidecarReading): string {
  return JSON.stringify({ value, problems, isCanonical }, (_, part: unknown) => {
    if (part instanceof ShiftedEntry) return part.copy
    return part instanceof Map ? [...part] : part
  })
}

/** An edit between « and » is read with these lines only. */
function reads(marked: string, lines: string) {
  const { before, after } = edited(marked)
  const again = check(readSidecar(before), after)
  assert.ok(again !== undefined, "all of it is read")
  assert.equal(again.characters, lines.length)
  assert.ok(after.includes(lines))
}

function declines(marked: string) {
  const { before, after } = edited(marked)
  assert.equal(rereadSidecar(readSidecar(before), after), undefined)
}

test("a letter in an entry", () => reads("mentions:\n  A: a\n  B: b«|x»\n  C: c\n", "  B: bx\n"))
test("a letter in a key", () => reads("mentions:\n  A: a\n  B«|x»: b\n  C: c\n", "  Bx: b\n"))
test("a letter in a claim", () =>
  reads("claims:\n  a:\n    cue: x\n  b:\n    cue: «|s»aid\n\nnotes: []\n", "  b:\n    cue: said\n\n"))
test("the last entry of a file without a line end", () => reads("mentions:\n  A: a\n  B: «b|c»", "  B: c"))
test("an entry is taken out", () => reads("mentions:\n  A: a\n«  B: b\n|»  C: c\n", "  A: a\n  C: c\n"))
test("entries are pasted", () =>
  reads("mentions:\n  A: a\n«|  B: b\n  D: d\n»  C: c\n", "  A: a\n  B: b\n  D: d\n  C: c\n"))
test("a line end is taken out", () => reads("mentions:\n  A: a #«\n|»  B: b\n  C: c\n", "  A: a #  B: b\n"))
test("a comment below an entry", () => reads("mentions:\n  A: a\n«|  # b\n»  C: c\n", "  A: a\n  # b\n  C: c\n"))
test("a problem comes, and another goes further on", () =>
  reads(
    "claims:\n  a:\n    moda: x\n  b:\n    cue: said\n    «|x»mode: [direct]\n  c:\n    toppic: d\n",
    "  b:\n    cue: said\n    xmode: [direct]\n",
  ))
test("another section is read by itself", () =>
  reads("article: a\nnotes:\n  - {at: a, text: b«|x»}\n\nmentions:\n  A: a\n", "notes:\n  - {at: a, text: bx}\n\n"))
test("what stands above the first section is read with it", () =>
  reads("\ufeff# «a|b»\ntags: a\nmentions:\n  A: a\n", "\ufeff# b\ntags: a\n"))
test("two sections that an edit touches", () =>
  reads("article: a\ntags: «a\ncoders: b|c\ncoders: d»\nstatus: x\n", "tags: c\ncoders: d\n"))
test("a section that comes, goes or is not known", () => {
  declines("article: a\n«|tags: b\n»mentions:\n  A: a\n")
  declines("article: a\n«tags: b\n|»mentions:\n  A: a\n")
  declines("article: a\ntag: «b|c»\nmentions:\n  A: a\n")
})
test("an entry is indented further", () => declines("mentions:\n  A: a\n«|  »  B: b\n"))
test("a comment above the first entry", () => declines("mentions:\n«|  # a\n»  A: a\n  B: b\n"))
test("the last entry there is goes", () => declines("mentions:\n«  A: a\n|»\nclaims:\n  a:\n    cue: b\n"))
test("a key that another entry has", () => declines("mentions:\n  A: a\n  B: b\n  «B|A»: c\n"))
test("a key that was there twice", () => declines("mentions:\n  A: a\n  A: b\n  B: «b|c»\n"))
test("a comment that a text above it takes in", () =>
  reads(
    "claims:\n  a:\n    quote: >-\n      b\n«  c:\n    cue: d\n|      # c\n»  e:\n    cue: d\n",
    "  a:\n    quote: >-\n      b\n      # c\n",
  ))
test("a local id that is wrong, and may be named anywhere", () =>
  declines("local:\n  a: {type: person}\nmentions:\n  A: «b|a»\n"))
test("a version of the format that is not known", () => declines("format: 2\nmentions:\n  A: «b|a»\n"))
test("what is larger than may be read", () => {
  const entries = (count: number) => Array.from({ length: count }, (_, index) => `  k${index}: a\n`).join("")
  declines(`mentions:\n${entries(20_000)}«|  A: b\n»`)
  reads(`mentions:\n${entries(19_999)}«|  A: b\n»`, "  k19998: a\n  A: b\n")
  const long = "\u20ac".repeat(555_545)
  reads(`mentions:\n  A: ${long}\n  B: ${long}\n  C: ${long}\n  D: a«|b»\n`, "  D: ab\n")
  declines(`mentions:\n  A: ${long}\n  B: ${long}\n  C: ${long}\n  D: a«|${"b".repeat(100)}»\n`)
})
test("brackets in quotes, however many they are together", () => {
  const brackets = "[".repeat(250)
  reads(`mentions:\n  A: "${brackets}"\n  B: "«|${brackets}»"\n`, `  B: "${brackets}"\n`)
})
test("a local id that becomes wrong", () => declines("local:\n  «_|»a: {type: person}\nmentions:\n  A: a\n"))

const sidecars = [sampleSidecar, ...Object.values(sources).filter(text => /^(?:mentions|claims):$/m.test(text))]

test("whatever is read again is what reading all of it gives", () => {
  const next = random("a sidecar and edits of it")
  const count = times(4000)
  let [before, alike, again] = [readSidecar(sampleSidecar), 0, 0]
  for (let i = 0; i < count; i++) {
    if (i % 40 === 0 || !before.isCanonical) before = readSidecar(someSidecar(next))
    const text = someEdit(before.text, next)
    const after = check(before, text)
    if (after !== undefined) {
      again++
      alike += originsKept(before, after)
      before = after
    }
  }
  console.log(`of ${count} edits ${again} were read by themselves; ${alike} entries were kept`)
  assert.ok(again > count / 4 && alike > 2 * count)
})

/** How many entries of the later one are those of the earlier one, be it in another place. */
function originsKept({ value: before }: SidecarReading, { value: after }: SidecarReading): number {
  const known = new Set<object>([...before.surfaces, ...before.claims].map(entry => originOf(entry)))
  return [...after.surfaces, ...after.claims].filter(entry => known.has(originOf(entry))).length
}

/** Mostly one that can be read by entries. */
function someSidecar(next: Next): string {
  const source = next(3) === 0 ? pick(sidecars, next) : sampleSidecar
  const text = next(3) === 0 ? withSlips(source, 1 + next(2), next) : source
  return withLineEnds(text, next)
}
