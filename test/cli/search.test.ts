import assert from "node:assert/strict"
import { test } from "node:test"
import { inFolder, postil } from "../support/command-line.ts"
import { smallCorpus } from "../support/small-corpus.ts"

const namesake = smallCorpus.replace("entities:\n", "entities:\n  adler-river: {type: place, name: Adler}\n")

function read(words: readonly string[], source = smallCorpus) {
  return inFolder(source, folder => {
    const { code, out, err } = postil(folder, [...words, "--format", "json"])
    assert.deepEqual({ code, err }, { code: 0, err: "" })
    return JSON.parse(out)
  })
}

function refusal(words: readonly string[], source = smallCorpus): string {
  return inFolder(source, folder => {
    const { code, out, err } = postil(folder, words)
    assert.deepEqual({ code, out }, { code: 2, out: "" })
    return err
  })
}

test("mentions: by id or name, with file, place, words, line and kind", () => {
  const { entity, mentions } = read(["mentions", "Anna Adler"])
  assert.equal(entity, "adler")
  assert.deepEqual(mentions[0], {
    article: "one",
    file: "a/one.txt",
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 11 } },
    text: "Mayor Adler",
    line: 3,
    kind: "name",
    entity: "adler",
  })
  assert.deepEqual(
    mentions.map(({ article, text }: { article: string; text: string }) => `${article} ${text}`),
    ["one Mayor Adler", "two Adler", "two Adler"],
  )
  assert.deepEqual(read(["mentions", "mayor adler"]), { entity, mentions })
})

test("mentions: another word for something counts where it is nobody's name", () => {
  assert.equal(read(["mentions", "Lundish"]).entity, "lund")
  assert.equal(read(["mentions", "Port Lund"]).entity, "port-lund")
  assert.equal(read(["mentions", "old-lund"]).entity, "lund")
})

test("mentions: a local entity, and one that is never mentioned", () => {
  assert.equal(read(["mentions", "_moss"]).mentions.length, 1)
  assert.deepEqual(
    read(["mentions", "unheard"], smallCorpus.replace("entities:\n", "entities:\n  unheard: {name: U}\n")).mentions,
    [],
  )
})

test("mentions: in doubt it says who could be meant", () => {
  assert.match(refusal(["mentions", "Adler"], namesake), /a name of adler-river and of adler; give the id/)
  assert.match(refusal(["mentions", "adlr"]), /Did you mean "adler"/)
  assert.match(refusal(["mentions", "nobody at all"]), /no entity of the registry/)
  assert.match(refusal(["mentions"]), /Say whose mentions/)
})

test("mentions: for people the words stand below each other", () =>
  inFolder(smallCorpus, folder => {
    const { out } = postil(folder, ["mentions", "adler"], { columns: 80 })
    const lines = out.split("\n").filter(line => /^\w+:\d/.test(line))
    assert.equal(lines.length, 3)
    assert.equal(lines[0]?.indexOf("Mayor Adler"), lines[1]?.indexOf("Adler"))
    assert.ok(lines.every(line => line.length <= 80))
    assert.match(out, /adler: 3 mentions in 2 articles\.\n$/)
  }))

test("mentions: words are shown whole, where there are blanks between them", () => {
  const shown = (text: string, columns: number) =>
    inFolder(`//- a.txt\n${text}\n//- a.ann.yaml\nmentions: {Ann: ann}\n`, folder => {
      const [line = ""] = postil(folder, ["mentions", "ann"], { columns }).out.split("\n")
      return line.slice(line.indexOf(":1  ") + 4).trim()
    })
  const words = Array.from({ length: 30 }, (_, index) => `word${index}`).join(" ")
  for (let columns = 40; columns < 90; columns++) {
    const [before = "", after = ""] = shown(`${words}. Ann ${words}.`, columns).split(". Ann ")
    assert.ok(words.endsWith(` ${before}`) && words.startsWith(`${after} `), `${columns}: ${before}, ${after}`)
  }
  assert.equal(shown(`${"字".repeat(99)} Ann ${"字".repeat(99)}`, 60), `${"字".repeat(17)} Ann ${"字".repeat(17)}`)
})

test("claims: everything about a claim, links under their full names", () => {
  const { claims } = read(["claims"])
  assert.deepEqual(
    claims.map(({ id }: { id: string }) => id),
    ["one/will-be-built", "one/needed", "one/undecided", "two/can-wait"],
  )
  assert.deepEqual(claims[1], {
    id: "one/needed",
    speaker: ["adler"],
    topic: "bridge",
    stance: "supports",
    target: [],
    mode: "direct",
    kind: "assertion",
    modality: "asserted",
    date: "2020-05-01",
    via: [],
    for: [],
    links: { supports: ["one/will-be-built"] },
    quote: "We need it",
    file: "a/one.txt",
    range: { start: { line: 2, character: 45 }, end: { line: 2, character: 55 } },
    ranges: [{ start: { line: 2, character: 45 }, end: { line: 2, character: 55 } }],
  })
  assert.deepEqual(claims[3].links, { contradicts: ["one/needed", "one/will-be-built"] })
})

test("claims: filters narrow each other down; a topic takes in those under it", () => {
  const ids = (...words: string[]) => read(["claims", ...words]).claims.map(({ id }: { id: string }) => id)
  assert.deepEqual(ids("--speaker", "council"), ["one/undecided"])
  assert.deepEqual(ids("--speaker", "Anna Adler", "--stance", "opposes"), ["two/can-wait"])
  assert.equal(ids("--topic", "works").length, 4)
  assert.deepEqual(ids("--topic", "tunnel"), [])
  assert.deepEqual(ids("--target", "lund"), [])
  assert.deepEqual(ids("--speaker", "narrator"), [])
})

test("claims: several speakers and targets, pieces of a quote, a quote that is not there", () => {
  const source = `//- registry.yaml
entities: {a: {name: A}, b: {name: B}, c: {name: C}}
//- x.txt
One two. Three four.
//- x.ann.yaml
claims:
  joint: {speaker: a + b, target: [b, c], quote: [One, Three four], via: c, for: b, date: 2001, modality: negated}
  lost: {speaker: a, quote: Nowhere to be found}
  own: {speaker: narrator, quote: two}
`
  const { claims } = read(["claims", "--speaker", "b", "--target", "c"], source)
  assert.equal(claims.length, 1)
  const { speaker, target, via, for: on, date, modality, quote, ranges } = claims[0]
  assert.deepEqual(
    { speaker, target, via, on, date, modality },
    {
      speaker: ["a", "b"],
      target: ["b", "c"],
      via: ["c"],
      on: ["b"],
      date: "2001",
      modality: "negated",
    },
  )
  assert.equal(quote, "One … Three four")
  assert.equal(ranges.length, 2)
  const lost = read(["claims"], source).claims.find(({ id }: { id: string }) => id === "x/lost")
  assert.deepEqual([lost.range, lost.ranges, lost.quote], [null, [], "Nowhere to be found"])
  assert.equal(read(["claims", "--speaker", "narrator"], source).claims.length, 1)
})

test("claims: a misspelt code or entity is named, not searched for", () => {
  assert.match(refusal(["claims", "--topic", "brigde"]), /no topic "brigde". Did you mean "bridge"/)
  assert.match(refusal(["claims", "--stance", "suports"]), /Did you mean "supports"/)
  assert.match(refusal(["claims", "--speaker", "adlr"]), /Did you mean "adler"/)
  assert.match(refusal(["claims", "--speaker", "_moss"]), /local entities/)
})

test("claims: for people a line for who and what, and the words", () =>
  inFolder(smallCorpus, folder => {
    const { out } = postil(folder, ["claims", "--speaker", "council"])
    assert.equal(
      out,
      "one/undecided  council takes no side on bridge  2020-05-01, narrated\n    The City Council of Port Lund has not decided\n\n1 claim in 1 article.\n",
    )
  }))

test("layers count nowhere", () => {
  const source = `${smallCorpus}//- a/two.ann.bk.yaml\nmentions: {Waits: lund}\nclaims:\n  x: {speaker: lund, quote: Waits}\n`
  assert.equal(read(["mentions", "lund"], source).mentions.length, 1)
  assert.equal(read(["claims"], source).claims.length, 4)
  assert.deepEqual(read(["stats"], source), read(["stats"]))
})

test("stats: mentions by article and kind, claims, and mentions by entity", () => {
  const { articles, entities } = read(["stats"])
  assert.deepEqual(articles[0], {
    id: "one",
    file: "a/one.txt",
    mentions: 5,
    kinds: { name: 3, adjective: 0, metonym: 1, description: 1 },
    claims: 3,
  })
  assert.deepEqual(entities[0], { id: "adler", mentions: 3 })
  assert.ok(entities.every(({ id }: { id: string }) => !id.startsWith("_")))
  inFolder(smallCorpus, folder =>
    assert.match(postil(folder, ["stats"]).out, /2 articles: 7 mentions, 4 entities, 4 claims\.\n$/),
  )
})

test("stats: an article without annotations has zeros, and one without an id none", () => {
  const { articles } = read(["stats"], "//- 1.txt\nx\n")
  assert.deepEqual(articles, [
    { id: null, file: "1.txt", mentions: 0, kinds: { name: 0, adjective: 0, metonym: 0, description: 0 }, claims: 0 },
  ])
})
