import assert from "node:assert/strict"
import { test } from "node:test"
import type { SidecarFacts } from "../../../server/core/corpus/facts.ts"
import { namedByKey } from "../../../server/core/corpus/keys.ts"
import { packFacts } from "../../../server/core/corpus/packed/pack-facts.ts"
import { type FactLines, linesIn } from "../../../server/core/corpus/packed/packed-facts.ts"
import { StringTable } from "../../../server/core/corpus/packed/string-table.ts"
import { UnpackedFacts } from "../../../server/core/corpus/packed/unpacked-facts.ts"
import type { Use } from "../../../server/core/corpus/uses.ts"
import { LineIndex, type LineStarts, lineStartsOf, type Positions } from "../../../server/core/text/line-index.ts"
import type { Span } from "../../../server/core/text/span.ts"
import { factsOf } from "../../support/facts-of.ts"
import { smallCorpus } from "../../support/small-corpus.ts"

const lines = { own: lineStartsOf("a: b\r\nc:\n\n"), article: lineStartsOf("Ж\n\n\nx") }

test("facts are the same when they have been packed", () => {
  const all = factsOf(smallCorpus)
  assert.ok(all.some(({ claims, locals, namings }) => claims.length + locals.length + namings.length > 5))
  for (const facts of all) checkFacts(facts)
})

test("odd facts are the same too", () => checkFacts(odd))
test("facts without anything are the same too", () => checkFacts(empty))

test("of a claim about thousands of entities each is looked at a few times", () => {
  let looks = 0
  const targets = new Proxy(
    Array.from({ length: 2000 }, (_, index) => `e-${index}`),
    {
      get(all, key) {
        looks++
        return Reflect.get(all, key)
      },
    },
  )
  const claim = { slug: "c", speakers: [], targets, via: [], for: [], links: [], at: span(0, 1) }
  packFacts({ ...empty, claims: [claim] }, {}, new StringTable())
  assert.ok(looks < 10 * targets.length, `${looks} looks`)
})

test("lines come back, and are absent where they were", () => {
  const linesOf = (given: FactLines) => {
    const { body } = packFacts(empty, given, new StringTable())
    return { own: linesIn("lines", body), article: linesIn("articleLines", body) }
  }
  assert.deepEqual(linesOf(lines), lines)
  assert.deepEqual(linesOf({}), { own: undefined, article: undefined })
})

test("a sidecar of 20 mentions and 4 claims takes less than 1.5 KB", () => {
  const people = Array.from({ length: 20 }, (_, index) => `Person${index} Surname${index}`)
  const article = people.map(name => `${name} said that the bridge was safe in the eyes of others.`).join("\n\n")
  const mentions = people.map((name, index) => `  ${name}: person-${index}`).join("\n")
  const claims = [0, 1, 2, 3].map(
    index => `  claim-${index}:
    speaker: person-${index}
    cue: {exact: said, prefix: "Surname${index} "}
    mode: indirect
    quote: {exact: the bridge was safe, prefix: "Surname${index} said that "}
    kind: position
    topic: bridge
    stance: supports
    target: person-${index + 4}`,
  )
  const sidecar = `format: 1\nmentions:\n${mentions}\nclaims:\n${claims.join("\n")}\n`
  const registry = `entities:\n${people.map((name, index) => `  person-${index}: {type: person, name: ${name}}`).join("\n")}\n`
  const [facts] = factsOf(`//- a.txt\n${article}\n//- a.ann.yaml\n${sidecar}//- registry.yaml\n${registry}`)
  assert.deepEqual([facts?.mentions.length, facts?.claims.length], [20, 4])
  const lines = { own: lineStartsOf(sidecar), article: lineStartsOf(article) }
  const { body, refs } = packFacts(facts ?? empty, lines, new StringTable())
  const bytes = body.length + refs.byteLength
  assert.ok(bytes < 1500, `it takes ${bytes}`)
})

const span = (start: number, end: number) => ({ start, end })

const empty: SidecarFacts = {
  uri: "file:///empty.ann.yaml",
  tags: [],
  mentions: [],
  claims: [],
  locals: [],
  namings: [],
  uses: [],
  stale: true,
}

/** With what comes of files that are broken, or of nobody's. */
const odd: SidecarFacts = {
  ...empty,
  uri: "file:///odd.ann.Ωd.yaml",
  coder: "Ωd",
  writtenId: { value: "a:b/c", span: span(900, 905) },
  articleId: "other",
  articleUri: "file:///odd.txt",
  published: "../2002",
  title: "Half a pair \ud83d, and “more” ".repeat(400),
  language: "",
  tags: ["x", "x", ""],
  mentions: [
    { entities: ["a", "_b", "narrator"], kind: "metonym", span: span(7, 9), surface: span(300, 302) },
    { entities: [], kind: "description", span: span(3, 3), surface: span(10, 12) },
    { entities: ["a", "_b", "narrator"], kind: "metonym", span: span(2 ** 25, 2 ** 25 + 9), surface: span(300, 302) },
  ],
  claims: [
    {
      slug: "a/b",
      speakers: ["narrator", "a", "a"],
      targets: ["_b"],
      via: ["v"],
      for: ["f", "g"],
      topic: "t",
      stance: "s",
      mode: "m",
      kind: "k",
      modality: "o",
      date: "2001~",
      links: [
        { relation: "r", to: "x/y/z", span: span(4, 5) },
        { relation: "r", to: "/", span: span(1, 2) },
      ],
      words: "not a hash",
      span: span(80, 10_000),
      at: span(500, 503),
    },
    { slug: "", speakers: [], targets: [], via: [], for: [], links: [], words: "1fffffffffffff", at: span(1, 1) },
    { slug: "c", speakers: [], targets: [], via: [], for: [], links: [], words: "00000000000000", at: span(0, 1) },
  ],
  locals: [
    { id: "_b", type: "person", name: "Bé", anonymous: true, span: span(5, 8) },
    { id: "_c", anonymous: false, span: span(1, 3) },
  ],
  namings: [{ text: "ann lee", target: "a + _b", span: span(40, 45) }],
  uses: [
    use("claim::elsewhere/c", "c", span(50, 51), true),
    use("claim:Ωd:other/c", "c", span(50, 51), true),
    use("claim:Ωd:x/y/z", "x/y/z", span(3, 4), false),
    use("code:topics:t", "t", span(9, 10), false),
    use("code:nothing:t", "t", span(9, 10), false),
    use("entity:a", "a", span(0, 1), false),
    use("local:file:///odd.ann.Ωd.yaml#_b", "_b", span(0, 2), false),
    use("article:a:b/c", "a:b/c", span(0, 2), true),
    use("coder:Ωd", "Ωd", span(0, 2), false),
    use("nothing", "nothing", span(0, 2), false),
  ],
}

function checkFacts(facts: SidecarFacts): void {
  const table = new StringTable()
  const packed = packFacts(facts, lines, table)
  assert.deepEqual(plain(new UnpackedFacts(fileOf(facts), () => packed, table)), plain(facts))
  const ids = new Set(facts.mentions.flatMap(({ entities }) => entities))
  for (const id of [...ids, "nobody"]) {
    const found = new UnpackedFacts(fileOf(facts), () => packed, table).mentionsNaming(id)
    const places = new UnpackedFacts(fileOf(facts), () => packed, table).placesNaming(id)
    const uri = facts.articleUri
    const there = { uri, spans: found.map(({ span }) => span) }
    assert.deepEqual(
      places && { uri: places.uri, spans: places.spans },
      uri === undefined || found.length === 0 ? undefined : there,
    )
    if (places !== undefined) checkLines(places.lines, lines.article)
    assert.deepEqual(
      found,
      facts.mentions.filter(({ entities }) => entities.includes(id)),
    )
  }
  for (const key of [...facts.uses.map(use => use.key), "nothing else", "local:elsewhere#_b", "code:topics:"]) {
    const found = new UnpackedFacts(fileOf(facts), () => packed, table)
    const uses = facts.uses.filter(use => use.key === key)
    assert.deepEqual(found.usesOf(key), uses)
    checkLines(found.lines, lines.own)
  }
}

/** Each offset behind each other one. */
function checkLines(found: Positions | undefined, lines: LineStarts): void {
  const index = new LineIndex(lines)
  for (let first = -1; first < lines.length + 2; first++) {
    for (let second = -1; second < lines.length + 2; second++) {
      const asked = [first, second]
      assert.deepEqual(
        asked.map(offset => found?.positionAt(offset)),
        asked.map(offset => index.positionAt(offset)),
      )
    }
  }
}

function fileOf({ uri, articleUri }: SidecarFacts): { uri: string; articleUri: string | undefined } {
  return { uri, articleUri }
}

function plain(facts: SidecarFacts): unknown {
  return JSON.parse(JSON.stringify(facts))
}

function use(key: string, id: string, span: Span, declares: boolean): Use {
  return { key, kind: namedByKey(key).kind, id, span, declares }
}
