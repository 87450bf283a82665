import assert from "node:assert/strict"
import { test } from "node:test"
import { parseSidecar } from "../../../server/core/yaml/parse-sidecar.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import { checkSpans, pick, randomOf, sampleSidecar, told } from "./support.ts"

/** A sidecar with many alike entries, so that what a slip costs can be counted. */
const long = `format: 1\nmentions:\n${many(40, i => `  Name ${i}: id-${i}\n`)}claims:\n${many(20, claim)}notes:\n${many(5, i => `  - {at: Name ${i}, text: n}\n`)}`

function many(count: number, one: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => one(i)).join("")
}

function claim(i: number): string {
  return `  claim-${i}:\n    speaker: id-${i}\n    mode: direct\n    quote: >-\n      words of number ${i}\n      and more\n    target: [id-1, id-2]\n    links: {supports: a1/b${i}}\n`
}

const slips = [
  '"',
  "'",
  "[",
  "]",
  "{",
  "}",
  ": ",
  ":",
  ",",
  "\t",
  "\n",
  "\r\n",
  " ",
  "  ",
  "- ",
  "&a ",
  "*b",
  "!c ",
  "|",
  ">",
  "#",
  " #",
  "@",
  "%",
  "---\n",
  "<<<<<<< x\n",
  "\ufeff",
  "😀",
  "\0",
  "\ud800",
]

function mutate(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1))
  const cut = random() < 0.5 ? Math.floor(random() * 4) : 0
  return text.slice(0, at) + (random() < 0.8 ? pick(random, slips) : "") + text.slice(at + cut)
}

for (const [name, text] of [
  ["the sample", sampleSidecar],
  ["the sample with line ends of Windows", sampleSidecar.replaceAll("\n", "\r\n")],
  ["a long sidecar", long],
] as const) {
  test(`no slip throws, and every span fits: ${name}`, () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = randomOf(seed)
      let broken = text
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--) broken = mutate(broken, random)
      try {
        const { value, problems } = readYaml(broken)
        checkSpans(value, broken)
        for (const { span, fixes } of problems) {
          assert.ok(span.start <= span.end && span.end <= broken.length)
          for (const { edits } of fixes ?? []) for (const edit of edits) assert.ok(edit.span.end <= broken.length)
        }
        parseSidecar(broken)
      } catch (error) {
        throw new Error(`seed ${seed}: ${JSON.stringify(broken)}`, { cause: error })
      }
    }
  })
}

/** The changed place with what is around it. */
function near(broken: string, whole: string): string {
  let at = 0
  while (at < whole.length && broken[at] === whole[at]) at++
  return JSON.stringify(broken.slice(Math.max(0, at - 40), at + 40))
}

test("one slip costs at most the entry it is in", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const broken = mutate(long, randomOf(seed))
    const { value } = parseSidecar(broken)
    const whole = value.surfaces.length >= 38 && value.claims.length >= 18 && value.notes.length >= 4
    // A slip in the key of a section takes the section away, and so does what looks like another one.
    const keys = [...broken.matchAll(/^[^\s#].*/gm)].map(match => match[0].trim())
    const beheaded = ["mentions:", "claims:", "notes:"].some(key => !keys.includes(key)) || keys.length > 4
    const counts = `${value.surfaces.length} ${value.claims.length} ${value.notes.length}`
    assert.ok(
      whole || beheaded,
      `seed ${seed}: ${counts}\n${told(broken, parseSidecar(broken).problems).join("\n")}\n${near(broken, long)}`,
    )
  }
})

test("a file cut off anywhere keeps what is before the cut", () => {
  const complete = parseSidecar(sampleSidecar).value
  for (let end = 0; end < sampleSidecar.length; end += 7) {
    const text = sampleSidecar.slice(0, end)
    const { value } = parseSidecar(text)
    const surfaces = complete.surfaces.filter(surface => surface.span.end < end)
    assert.ok(value.surfaces.length >= surfaces.length, `cut at ${end}`)
    const claims = complete.claims.filter(one => one.span.end < end)
    assert.ok(value.claims.length >= claims.length, `cut at ${end}`)
  }
})
