import assert from "node:assert/strict"
import { test } from "node:test"
import { codedFileOf } from "../../server/core/corpus/find-at.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"

/** Each claim as `slug: offset:segment (+ repeats, rivals) | … cue=offset source=offset`. */
function check(source: string, expected: readonly string[]): void {
  const corpus = loadCorpus(parseFixture(source).files)
  const file = codedFileOf("file:///corpus/a.txt", corpus)
  assert.ok(file)
  const { text } = file.article
  const shown = file.anchored.claims.map(({ claim, segments, cue, source: named }) => {
    const pieces = segments.map(({ home, repeats, rivals }) => {
      const words = home === undefined ? "lost" : `${home.span.start}:${text.slice(home.span.start, home.span.end)}`
      const more = [repeats.length && `${repeats.length} repeats`, rivals.length && `${rivals.length} rivals`]
      return [words, ...more].filter(Boolean).join(", ")
    })
    const words = [cue && `cue=${cue.span.start}`, named && `source=${named.span.start}`].filter(Boolean)
    return [`${claim.slug.value}: ${pieces.join(" | ")}`, ...words].join(" ")
  })
  assert.deepEqual(shown, expected)
}

test("a quote is found across line ends and special blanks", () =>
  check(
    `
//- a.txt
He said it
was\u00a0fine today.
//- a.ann.yaml
claims: {c: {quote: it was fine, cue: said}}
`,
    ["c: 8:it\nwas\u00a0fine cue=3"],
  ))

test("a quote in a headline or a caption is a repeat of the one in the body", () =>
  check(
    `
//- a.txt
Talks go on
Talks go on, he said.
Talks go on
//- a.ann.yaml
regions: {headline: Talks go on, caption-2: {exact: Talks go on, prefix: said.}}
claims: {c: {quote: Talks go on}}
`,
    ["c: 12:Talks go on, 2 repeats"],
  ))

test("a quote with two homes is ambiguous, and the first counts", () =>
  check(
    `
//- a.txt
yes, yes
//- a.ann.yaml
claims: {c: {quote: yes}, d: {quote: {exact: yes, prefix: ","}}}
`,
    ["c: 0:yes, 1 rivals", "d: 5:yes"],
  ))

test("segments stand in text order", () =>
  check(
    `
//- a.txt
the plan is good. the plan is bad.
//- a.ann.yaml
claims: {c: {quote: [is good, the plan]}}
`,
    ["c: 9:is good | 18:the plan, 1 repeats"],
  ))

test("a long quote is given by its ends, both included", () =>
  check(
    `
//- a.txt
the end. It began here, and then came the end. And the end.
//- a.ann.yaml
claims: {c: {quote: {from: It began, to: the end}}}
`,
    ["c: 9:It began here, and then came the end"],
  ))

test("a cue is looked for in the quote, then in its paragraph, then in the article", () =>
  check(
    `
//- a.txt
He added one.

It rained, he added, and so on.

Snow fell.
//- a.ann.yaml
claims:
  in: {quote: "he added, and", cue: added}
  near: {quote: It rained, cue: added, source: he}
  far: {quote: Snow fell, cue: added}
`,
    ["in: 26:he added, and cue=29", "near: 15:It rained cue=29 source=26", "far: 48:Snow fell cue=29"],
  ))

test("a quote wholly in boilerplate is lost, one across it is not", () =>
  check(
    `
//- postil.yaml
boilerplate: {lines: [Advertisement]}
//- a.txt
One
Advertisement
two
//- a.ann.yaml
claims: {c: {quote: Advertisement}, d: {quote: One Advertisement two}}
`,
    ["c: lost", "d: 0:One\nAdvertisement\ntwo"],
  ))

test("a quote is at home in the body, even if only the headline has its quotation marks", () =>
  check(
    `
//- a.txt
Don't go

He said: don’t go. “Don’t go,” he said.
//- a.ann.yaml
regions: {headline: Don't go}
claims: {c: {quote: Don't go, cue: he said}}
`,
    ["c: 30:Don’t go, 1 repeats cue=41"],
  ))

test("a quote that fits two places is ambiguous, whatever apostrophes they have", () =>
  check(
    `
//- a.txt
it's so. it’s so.
//- a.ann.yaml
claims: {c: {quote: it's so}}
`,
    ["c: 0:it's so, 1 rivals"],
  ))

test("a segment that stands only before the one ahead of it is lost", () =>
  check(
    `
//- a.txt
first part. second part.
//- a.ann.yaml
claims: {c: {quote: [second part, first part]}}
`,
    ["c: 12:second part | lost, 1 repeats"],
  ))

test("a stretch of a quote can end with the word end", () =>
  check(
    `
//- a.txt
He said so from here to the end of it.
//- a.ann.yaml
claims: {c: {quote: {from: from here, to: end}}}
`,
    ["c: 11:from here to the end"],
  ))

test("among many cues the nearest in the paragraph is taken", () =>
  check(
    `
//- a.txt
said said

said. peace is near. and then it was said

said
//- a.ann.yaml
claims: {c: {quote: peace is near, cue: said}}
`,
    ["c: 17:peace is near cue=11"],
  ))
