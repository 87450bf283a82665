import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { LocatedText, Span } from "../../../server/core/text/span.ts"
import { builtInCodebook, builtInCodebookText } from "../../../server/core/yaml/built-in-codebook.ts"
import { parseCodebook } from "../../../server/core/yaml/parse-codebook.ts"
import { parseConfig } from "../../../server/core/yaml/parse-config.ts"
import { parseRegistry } from "../../../server/core/yaml/parse-registry.ts"
import { parseSidecar } from "../../../server/core/yaml/parse-sidecar.ts"
import { sampleSidecar, told } from "./support.ts"

const texts = (list: readonly LocatedText[]) => list.map(one => one.value)

test("a sidecar with every key", () => {
  const { value } = parseSidecar(sampleSidecar)
  const at = (span: Span | undefined) => span && sampleSidecar.slice(span.start, span.end)
  assert.equal(value.article?.value, "a001")
  assert.equal(value.source.published?.value, "2011-05~")
  assert.equal(value.status?.value, "coded")
  assert.deepEqual([texts(value.coders), texts(value.tags)], [["ed"], ["news"]])
  assert.deepEqual(
    value.regions.map(region => [region.name.value, region.selector.exact.value, region.selector.prefix?.value]),
    [
      ["headline", "Ferry line to reopen", undefined],
      ["caption", "The old pier", "photo"],
    ],
  )
  assert.deepEqual(
    value.boilerplate.map(one => one.kind),
    ["text", "range"],
  )
  const [, range] = value.boilerplate
  assert.equal(range?.kind === "range" && range.range.to, undefined)
  assert.deepEqual(
    [...value.local.values()].map(one => [one.id.value, one.type?.value, one.anonymous, one.of?.value]),
    [["_captain", "person", true, "ferry-company"]],
  )
  assert.equal(value.notes.length, 1)
  assert.equal(value.notes[0]?.at.exact.value, "the old pier")
  assert.deepEqual(
    value.allow.map(one => [one.rule.value, one.at?.exact.value, one.reason?.value]),
    [["speaker-not-mentioned", "reopens", "named in the caption"]],
  )
  assert.equal(at(value.sections.get("mentions")?.key), "mentions")
  assert.match(at(value.sections.get("notes")?.value) ?? "", /^- \{at: the old pier.*\}$/)
})
test("surfaces and what they mean", () => {
  const { surfaces } = parseSidecar(sampleSidecar).value
  const said = surfaces.map(({ text, readings }) => [
    text.value,
    ...readings.map(({ target, prefix }) => [target.none, ...texts(target.entities), prefix?.value ?? ""]),
  ])
  assert.deepEqual(said, [
    ["Norhaven", [false, "norhaven", ""]],
    ["the two ports", [false, "norhaven", "sudby", ""]],
    ["the captain", [false, "_captain", ""]],
    ["12", [true, ""]],
    ["Norhaven's", [false, "port-authority", "officials of"], [false, "norhaven", ""]],
  ])
})
test("claims, their quotes and links", () => {
  const { claims } = parseSidecar(sampleSidecar).value
  const [first, second, third] = claims
  assert.deepEqual(
    claims.map(claim => claim.slug.value),
    ["reopens", "not-before", "late"],
  )
  assert.deepEqual(
    [first?.mode?.value, first?.kind?.value, first?.topic?.value, first?.stance?.value],
    ["indirect", "commitment", "ferry", "supports"],
  )
  assert.deepEqual(texts(first?.target ?? []), ["norhaven", "sudby"])
  assert.deepEqual(
    first?.links.map(link => `${link.relation.value} ${link.to.value}`),
    ["supports a002/reopening", "repeats not-before", "repeats late"],
  )
  assert.equal(
    second?.quote?.kind === "segments" && second.quote.segments[0]?.exact.value,
    "We shall not sail before the quay has been repaired",
  )
  assert.equal(second?.cue?.suffix?.value, "the captain")
  assert.equal(third?.quote?.kind === "range" && third.quote.range.to?.exact.value, "was delayed")
  assert.deepEqual([...(second?.fields.keys() ?? [])], ["speaker", "cue", "mode", "quote", "kind", "topic", "stance"])
  const quote = second?.fields.get("quote")?.value
  assert.equal(
    sampleSidecar.slice(quote?.start, quote?.end),
    ">-\n      We shall not sail before the quay\n      has been repaired",
  )
})
test("the parts of a joint reference stand where they are written", () => {
  const parts = (text: string) => {
    const [surface] = parseSidecar(`mentions: {A: ${text}}`).value.surfaces
    return surface?.readings[0]?.target.entities.map(
      ({ value, span }) => `${value}@${span.start - 14}-${span.end - 14}`,
    )
  }
  assert.deepEqual(parts("a + bc"), ["a@0-1", "bc@4-6"])
  assert.deepEqual(parts("a+bc +  d"), ["a@0-1", "bc@2-4", "d@8-9"])
  assert.deepEqual(parts(`"a + bc"`), ["a@1-2", "bc@5-7"])
  assert.deepEqual(parts(`"a + \\u0062"`), ["a@0-12", "b@0-12"])
  assert.deepEqual(parts("a +"), ["a@0-1"])
})
test("one value stands for a list of one", () => {
  const { claims, tags } = parseSidecar("tags: x\nclaims: {a: {target: b, quote: c, links: {repeats: d}}}").value
  assert.deepEqual([texts(tags), texts(claims[0]?.target ?? []), claims[0]?.links.length], [["x"], ["b"], 1])
  assert.deepEqual(texts(parseRegistry("entities: {a: {aliases: b}}").value.entities[0]?.aliases ?? []), ["b"])
})
test("a quote in segments", () => {
  const [claim] = parseSidecar("claims: {a: {quote: [b, {exact: c, prefix: d}]}}").value.claims
  assert.deepEqual(
    claim?.quote?.kind === "segments" && claim.quote.segments.map(one => [one.exact.value, one.prefix?.value]),
    [
      ["b", undefined],
      ["c", "d"],
    ],
  )
})
test("what cannot be read is left out, the rest is there", () => {
  const { value } = parseSidecar(
    "tags: {a: b}\nclaims:\n  a: x\n  b: {quote: {prefix: y}, speaker: {z: w}, stance: [s], topic: t}\nnotes: [x, {at: y}]\nlocal: [x]\nregions: {a: {}}\n",
  )
  assert.deepEqual(
    value.claims.map(claim => [claim.slug.value, claim.topic?.value, claim.quote, claim.speaker, claim.stance]),
    [
      ["a", undefined, undefined, undefined, undefined],
      ["b", "t", undefined, undefined, undefined],
    ],
  )
  assert.deepEqual([value.tags, value.notes, value.local.size, value.regions], [[], [], 0, []])
})
test("of a key that stands twice the first counts", () => {
  const { value } = parseSidecar("article: a\nmentions: {A: b, A: c}\narticle: d\n")
  assert.deepEqual(
    [value.article?.value, value.surfaces.length, value.surfaces[0]?.readings[0]?.target.entities[0]?.value],
    ["a", 1, "b"],
  )
})
test("keys that objects have of their own are keys like others", () => {
  const { value } = parseSidecar("mentions: {__proto__: a, constructor: b}\nlocal: {__proto__: {type: c}}\n")
  assert.deepEqual(
    value.surfaces.map(one => one.text.value),
    ["__proto__", "constructor"],
  )
  assert.equal(value.local.get("__proto__")?.type?.value, "c")
  assert.equal(value.local.get("constructor"), undefined)
})

test("a codebook", () => {
  const { value } = parseCodebook(`format: 1
version: 0.2
stances: [supports, none]
contradictory-stances: [[supports, opposes]]
roles: {chair: {titles: [Chair, chair], of: org, exclusive: true}}
topics:
  ferry: {abstract: true}
  price: {parent: ferry, proposition: It costs too much, keywords: [pric], deprecated: {since: 0.1, use: ferry}}
entity-types: {person: {can-speak: true}, thing: {}}
`)
  assert.deepEqual([...value.codes.keys()], ["entity-types", "roles", "stances", "topics"])
  assert.deepEqual([...(value.codes.get("stances")?.keys() ?? [])], ["supports", "none"])
  const price = value.codes.get("topics")?.get("price")
  assert.deepEqual(
    [price?.parent?.value, price?.abstract, price?.deprecated?.use?.value, texts(price?.keywords ?? [])],
    ["ferry", false, "ferry", ["pric"]],
  )
  const chair = value.codes.get("roles")?.get("chair")
  assert.deepEqual(
    [texts(chair?.titles ?? []), texts(chair?.of ?? []), chair?.exclusive],
    [["Chair", "chair"], ["org"], true],
  )
  const types = value.codes.get("entity-types")
  assert.deepEqual([types?.get("person")?.canSpeak, types?.get("thing")?.canSpeak], [true, undefined])
  assert.deepEqual(value.contradictoryStances.map(texts), [["supports", "opposes"]])
})
test("a registry", () => {
  const { value } = parseRegistry(`format: 1
entities:
  ann: {type: person, name: Ann, roles: {role: chair, of: club, from: 2001}}
  club:
    type: organization
    members: [{of: ann, role: founder, to: 2003~}]
    ids: {wikidata: Q1}
  bare:
merged: {anne: ann}
`)
  const [ann, club, bare] = value.entities
  assert.deepEqual(
    ann?.roles.map(role => [role.role?.value, role.of?.value, role.from?.value]),
    [["chair", "club", "2001"]],
  )
  assert.deepEqual(
    club?.members.map(one => [one.of?.value, one.role?.value, one.to?.value]),
    [["ann", "founder", "2003~"]],
  )
  assert.equal(club?.ids.get("wikidata")?.value, "Q1")
  assert.deepEqual([bare?.id.value, bare?.type], ["bare", undefined])
  assert.deepEqual(
    value.merged.map(({ from, to }) => [from.value, to.value]),
    [["anne", "ann"]],
  )
})
test("settings, and what holds where nothing is said", () => {
  const { value } = parseConfig("format: 1\n")
  assert.deepEqual(
    [value.articles, value.sidecar, value.registry, value.codebook],
    [["**/*.{txt,md}"], "{stem}.ann.yaml", ["registry.yaml"], "codebook.yaml"],
  )
  const written = parseConfig(`format: 1
articles: texts/*.txt
rules: {a: off, b: {severity: info, days: 31, of: [x, y]}, c: wrong}
overrides: [{articles: old/*, rules: {a: hint}}]
boilerplate: {lines: [Share], text: Read on}
annotators: {ed: {name: Ed}, bk: }
`).value
  assert.deepEqual(written.articles, ["texts/*.txt"])
  assert.deepEqual(
    [...written.rules.values()].map(rule => [rule.rule.value, rule.severity, [...rule.options]]),
    [
      ["a", "off", []],
      [
        "b",
        "info",
        [
          ["days", "31"],
          ["of", "x, y"],
        ],
      ],
      ["c", undefined, []],
    ],
  )
  assert.equal(written.overrides[0]?.rules.get("a")?.severity, "hint")
  assert.deepEqual([texts(written.boilerplate.lines), texts(written.boilerplate.text)], [["Share"], ["Read on"]])
  assert.deepEqual(
    [...written.annotators.values()].map(one => one.name?.value),
    ["Ed", undefined],
  )
})

test("the built-in codebook is right and has what the format says", () => {
  assert.deepEqual(told(builtInCodebookText, parseCodebook(builtInCodebookText).problems), [])
  const { codes, contradictoryStances } = builtInCodebook()
  const ids = (kind: Parameters<typeof codes.get>[0]) => [...(codes.get(kind)?.keys() ?? [])]
  assert.deepEqual(ids("entity-types"), ["person", "group", "place", "country", "organization", "event", "document"])
  const speakers = [...(codes.get("entity-types")?.values() ?? [])].filter(type => type.canSpeak === true)
  assert.deepEqual(
    speakers.map(type => type.id.value),
    ["person", "group", "country", "organization"],
  )
  assert.deepEqual([ids("topics"), ids("tags")], [[], []])
  assert.equal(contradictoryStances.length, 3)
  for (const kind of codes.values())
    for (const code of kind.values()) assert.ok(code.about !== undefined, code.id.value)
})

const seeds = process.env.POSTIL_SEEDS
const seedsOnly = { skip: seeds === undefined ? "POSTIL_SEEDS is not set" : false }
const seed = (name: string) => readFileSync(join(seeds ?? "", name), "utf8")

test("the seeds are read without a problem", seedsOnly, () => {
  assert.deepEqual(parseConfig(seed("postil.yaml")).problems, [])
  assert.deepEqual(parseCodebook(seed("codebook.yaml")).problems, [])
  assert.deepEqual(parseRegistry(seed("registry.yaml")).problems, [])
  const [first, second] = ["000_82d7084f45e6dc44", "003_d143dae38f04f54d"].map(stem =>
    parseSidecar(seed(`articles/${stem}.ann.yaml`)),
  )
  assert.deepEqual([first?.problems, second?.problems], [[], []])
  assert.deepEqual([first?.value.surfaces.length, first?.value.claims.length], [45, 24])
  assert.deepEqual([second?.value.surfaces.length, second?.value.claims.length], [39, 16])
})
test("the built-in codebook has the codes of the seeds", seedsOnly, () => {
  const { codes } = parseCodebook(seed("codebook.yaml")).value
  for (const kind of ["stances", "modes", "modalities", "claim-kinds", "relations"] as const) {
    assert.deepEqual([...(builtInCodebook().codes.get(kind)?.keys() ?? [])], [...(codes.get(kind)?.keys() ?? [])])
    for (const [id, code] of codes.get(kind) ?? []) {
      const own = builtInCodebook().codes.get(kind)?.get(id)
      assert.deepEqual(
        [own?.symmetric, texts(own?.requires ?? []), texts(own?.stance ?? []), texts(own?.modality ?? [])],
        [code.symmetric, texts(code.requires), texts(code.stance), texts(code.modality)],
      )
      assert.notEqual(own?.about?.value, code.about?.value ?? "")
    }
  }
})
