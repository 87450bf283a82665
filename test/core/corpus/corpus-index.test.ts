import assert from "node:assert/strict"
import { test } from "node:test"
import { CorpusIndex } from "../../../server/core/corpus/corpus-index.ts"
import { inCorpusOrder } from "../../../server/core/corpus/corpus-order.ts"
import { Dependencies } from "../../../server/core/corpus/dependencies.ts"
import type { ClaimFact, SidecarFacts } from "../../../server/core/corpus/facts.ts"
import type { IndexedClaim } from "../../../server/core/corpus/indexed-claims.ts"
import { claimKey, codeKey, entityKey, linkTarget, namedByKey } from "../../../server/core/corpus/keys.ts"
import { packFacts } from "../../../server/core/corpus/packed/pack-facts.ts"
import { StringTable } from "../../../server/core/corpus/packed/string-table.ts"
import { claimName } from "../../../server/core/corpus/search-names.ts"
import { saysTheSame, signaturesOf } from "../../../server/core/corpus/signatures.ts"
import { tally } from "../../../server/core/corpus/totals.ts"
import { parseDayInterval } from "../../../server/core/dates/day-interval.ts"
import { codeKinds } from "../../../server/core/model/codebook.ts"
import { foldForSearch, fuzzyScore } from "../../../server/core/similar/fuzzy.ts"
import { toEnd } from "../../../server/core/text/bits.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"
import { type Next, pick, random, times } from "../../support/random.ts"

const ids = ["a", "b", "_b", "narrator", "c:d"]
const coders = [undefined, "ed", "a"]
const articles = ["", "one", "two", "x/y", "a:b"]
const slugs = ["p", "q", "a/b"]
const stances = ["", "pro", "con"]

test("after any changes every answer is what looking through all facts gives", () => {
  const next = random("corpus-index")
  for (let round = 0; round < times(20); round++) {
    const index = new CorpusIndex(new Dependencies())
    const all = new Map<string, SidecarFacts>()
    for (let step = 0; step < 30; step++) {
      const uri = `file:///c/${next(8)}.yaml`
      const facts = next(5) === 0 ? undefined : someFacts(uri, next)
      index.replace(uri, facts)
      if (facts === undefined) all.delete(uri)
      else all.set(uri, facts)
    }
    checkAnswers(index, [...all.values()], `round ${round}`)
  }
})

test("which files name something is told file by file: nobody waits for the names of all", () => {
  const next = random("using one of")
  const table = new CountingTable()
  const index = new CorpusIndex(new Dependencies(), table)
  for (let file = 0; file < 500; file++) {
    const uri = `file:///c/${next(1_000_000)}.yaml`
    index.replace(uri, someFacts(uri, next))
  }
  const keys = ["entity:a", "entity:b"]
  table.asked = 0
  const found: string[] = []
  for (const { uri } of index.usingOneOf(keys)) {
    found.push(uri)
    assert.ok(table.asked <= 2 * found.length, `${table.asked} names for ${found.length} files`)
  }
  assert.deepEqual(found.sort(), [...new Set(keys.flatMap(key => [...index.urisUsing(key)]))].sort())
  assert.ok(found.length > 100)
})

test("claims come file by file in their order: nobody waits for those of all files", () => {
  const next = random("claims in order")
  const table = new CountingTable()
  const index = new CorpusIndex(new Dependencies(), table)
  for (let file = 0; file < 500; file++) {
    // Each on a day of its own: what lies on one day is sorted by name when it is come to.
    const published = new Date(Date.UTC(2001, 0, 1 + file)).toISOString().slice(0, 10)
    const uri = `file:///c/${next(1_000_000)}.yaml`
    index.replace(uri, { ...someFacts(uri, next), published })
  }
  table.asked = 0
  let files = 0
  for (const { claims } of index.claimingInOrder("entity:a", "speaker", undefined)) {
    files++
    assert.ok(claims.some(({ speakers }) => speakers.includes("a")))
    assert.ok(table.asked <= 3 * files, `${table.asked} names for ${files} files`)
  }
  assert.ok(files > 50)
})

test("what a name means in many articles is looked up again only when one of them says something else of it", () => {
  const next = random("meanings")
  const table = new CountingTable()
  const index = new CorpusIndex(new Dependencies(), table)
  const all = Array.from({ length: 600 }, (_, file) => {
    const facts = someFacts(`file:///c/${file}.yaml`, next)
    index.replace(facts.uri, facts)
    return facts
  })
  const meant = () => toEnd(index.meanings("a", undefined)).reduce((sum, { count }) => sum + count, 0)
  const expected = meant()
  assert.ok(expected > 20, `${expected}`)
  const told = [...index.namings("a", undefined)]
    .flat()
    .map(({ facts, part }) => `${facts.uri} ${JSON.stringify(part)}`)
  const said = all
    .filter(({ coder }) => coder === undefined)
    .flatMap(({ uri, namings }) =>
      namings.filter(({ text }) => text === "a").map(part => `${uri} ${JSON.stringify(part)}`),
    )
  assert.deepEqual(told.sort(), said.sort())
  table.asked = 0
  for (const facts of all) index.replace(facts.uri, { ...facts, title: "Another one" })
  const asked = table.asked
  assert.equal(meant(), expected)
  assert.equal(table.asked, asked)
  const one = all.find(({ coder, namings }) => coder === undefined && namings.length === 1 && namings[0]?.text === "a")
  assert.ok(one)
  index.replace(one.uri, { ...one, namings: [] })
  assert.equal(meant(), expected - 1)
})

test("what a name means in many articles is found out bit by bit, and gone on with whatever is typed elsewhere", () => {
  const next = random("meanings in bits")
  const table = new CountingTable()
  const index = new CorpusIndex(new Dependencies(), table)
  const fill = (other: CorpusIndex) => {
    for (const facts of all.values()) other.replace(facts.uri, facts)
    return other
  }
  const said = (bits: ReturnType<CorpusIndex["meanings"]>) =>
    sorted(toEnd(bits).map(({ first, ...rest }) => [rest, first.map(({ facts, part }) => [facts.uri, part])]))
  const all = new Map<string, SidecarFacts>()
  while (all.size < 3000) {
    const facts = someFacts(`file:///c/${next(1_000_000)}.yaml`, next)
    all.set(facts.uri, { ...facts, coder: undefined })
  }
  fill(index)
  let bits = 0
  for (;;) {
    table.asked = 0
    // Whoever asks does not wait for it.
    if (index.meanings("a", undefined).next().done === true) break
    bits++
    assert.ok(table.asked <= 300, `${table.asked} names in one bit`)
    const other = pick([...all.values()], next)
    index.replace(other.uri, { ...other, title: `Title ${bits}` })
  }
  assert.ok(bits > 5, `${bits} bits`)
  const fresh = () => said(fill(new CorpusIndex(new Dependencies())).meanings("a", undefined))
  assert.deepEqual(said(index.meanings("a", undefined)), fresh())
  for (let round = 0; round < 20; round++) {
    const other = pick([...all.values()], next)
    all.set(other.uri, { ...someFacts(other.uri, next), coder: undefined })
    index.replace(other.uri, all.get(other.uri))
    if (next(3) > 0) index.meanings("a", undefined).next()
  }
  assert.deepEqual(said(index.meanings("a", undefined)), fresh())
})

test("a change names the keys whose answers change", () => {
  const next = random("corpus-index-keys")
  for (let round = 0; round < times(200); round++) {
    const index = new CorpusIndex(new Dependencies())
    for (let number = 0; number < 3; number++) {
      const uri = `file:///c/${number}.yaml`
      index.replace(uri, someFacts(uri, next))
    }
    const before = readings(index)
    const uri = `file:///c/${next(4)}.yaml`
    const changed = index.replace(uri, next(4) === 0 ? undefined : someFacts(uri, next))
    for (const [key, answer] of readings(index)) {
      if (!changed.has(key)) assert.equal(answer, before.get(key), `${key} in round ${round}`)
    }
  }
})

test("where only places moved no key changes, and the places are the new ones", () => {
  const next = random("corpus-index-places")
  for (let round = 0; round < times(50); round++) {
    const index = new CorpusIndex(new Dependencies())
    const facts = someFacts("file:///c/0.yaml", next)
    index.replace(facts.uri, facts)
    const moved = withSpansMoved(facts, next)
    assert.deepEqual([...index.replace(facts.uri, moved)], [], `round ${round}`)
    checkAnswers(index, [moved], `round ${round}`)
  }
})

test("what is taken to say the same has the same signatures", () => {
  const next = random("corpus-index-same")
  let same = 0
  for (let round = 0; round < times(3000); round++) {
    const uri = "file:///c/0.yaml"
    const [one, other] = [someFacts(uri, next), someFacts(uri, next)]
    const field = pick(Object.keys(one) as (keyof SidecarFacts)[], next)
    const mixed = { ...one, [field]: other[field] }
    if (!saysTheSame(one, mixed)) continue
    same++
    assert.deepEqual(signaturesOf(mixed), signaturesOf(one), `${field} in round ${round}`)
  }
  assert.ok(same > 0)
})

test("a query passes over no file that has what it looks for", () => {
  const next = random("corpus-index-names")
  const index = new CorpusIndex(new Dependencies())
  for (let round = 0; round < times(100); round++) {
    const uri = `file:///c/${next(8)}.yaml`
    const titles = ["", "On Ünder Q", "Ж one", "a/b\0c"]
    const facts = { ...someFacts(uri, next), title: pick(titles, next) || undefined }
    index.replace(uri, next(9) === 0 ? undefined : facts)
    for (const query of ["", "one", "o/p", "x y", "e /p", "qq", "onp", "un d", "tw/a/b", "p", "ж"])
      checkNames(index, query)
  }
})

test("names are made ready once, and again of what changes", () => {
  const next = random("corpus-index-ready-names")
  const index = new CorpusIndex(new Dependencies())
  const put = (number: number) => index.replace(`file:///c/${number}.yaml`, someFacts(`file:///c/${number}.yaml`, next))
  const made = () => [...index.makeNames()].length
  for (let number = 0; number < 8; number++) put(number)
  assert.deepEqual([made(), made()], [8, 0])
  put(3)
  index.replace("file:///c/5.yaml", undefined)
  assert.deepEqual([made(), made()], [1, 0])
  for (const query of ["", "one", "p"]) checkNames(index, query)
})

function checkNames(index: CorpusIndex, query: string): void {
  for (const coder of coders) {
    const found = new Map([...index.named(query, coder)].map(({ uri, names }) => [uri, names]))
    for (const { uri, articleId, title, claims, coder: own } of index.all()) {
      if (own !== coder) continue
      const folded = (text: string | undefined) => text && foldForSearch(text.replaceAll("\0", " "))
      const names = claims.map(({ slug }) => foldForSearch(claimName(slug, articleId)))
      const expected = { article: folded(articleId), title: folded(title) }
      assert.deepEqual({ ...expected, ...index.articleNames(uri) }, expected)
      const all = [expected.article, expected.title, ...names]
      if (all.some(name => name !== undefined && fuzzyScore(query, name) !== undefined))
        assert.ok(found.has(uri), query)
      if (found.has(uri)) assert.deepEqual(found.get(uri)?.claims, names)
    }
  }
}

/** The same with other numbers wherever there is a place. */
function withSpansMoved(facts: SidecarFacts, next: Next): SidecarFacts {
  const move = (key: string, value: unknown) => (key === "start" || key === "end" ? next(500) : value)
  return JSON.parse(JSON.stringify(facts, move))
}

test("facts that are put in as they are kept elsewhere give the same answers", () => {
  const next = random("corpus-index-packed")
  const [table, index] = [new StringTable(), new CorpusIndex(new Dependencies())]
  const all = Array.from({ length: 8 }, (_, number) => someFacts(`file:///c/${number}.yaml`, next))
  for (const facts of all) {
    const packed = packFacts(facts, {}, table)
    const refs = packed.refs.map(ref => index.texts.intern(table.textOf(ref)))
    index.add(facts.uri, { ...packed, refs }, facts.articleUri)
  }
  checkAnswers(index, all, "packed")
})

test("a new alias makes descriptions of closed articles names, and asks nothing of other sidecars", () => {
  const { files } = parseFixture(`//- registry.yaml
entities: {adler: {name: Anna Adler}, moss: {name: Ben Moss}}
//- a.txt
The mayor came.
//- a.ann.yaml
mentions: {The mayor: adler}
//- b.txt
Ben Moss came.
//- b.ann.yaml
mentions: {Ben Moss: moss}
`)
  const corpus = loadCorpus(files)
  const kinds = () =>
    [...corpus.index.all()].map(({ articleUri, mentions }) => [articleUri?.slice(-5), mentions.map(({ kind }) => kind)])
  assert.deepEqual(kinds(), [
    ["a.txt", ["description"]],
    ["b.txt", ["name"]],
  ])
  const registry = `${fixtureRoot}registry.yaml`
  files.set(registry, "entities: {adler: {name: Anna Adler, aliases: [The mayor]}, moss: {name: Ben Moss}}")
  const affected = corpus.update([registry])
  assert.ok(affected.has(`${fixtureRoot}a.ann.yaml`))
  assert.equal(affected.has(`${fixtureRoot}b.ann.yaml`), false)
  assert.deepEqual([...corpus.settle()], [new Set()])
  assert.deepEqual(kinds(), [
    ["a.txt", ["name"]],
    ["b.txt", ["name"]],
  ])
})

test("the lines of closed articles and sidecars are known without reading them", () => {
  const { files } = parseFixture("//- a.txt\nOne.\n\nTwo.\n//- a.ann.yaml\nmentions:\n  Two: none\n")
  const corpus = loadCorpus(files)
  const [article, sidecar] = [`${fixtureRoot}a.txt`, `${fixtureRoot}a.ann.yaml`]
  files.delete(article)
  files.delete(sidecar)
  const at = (uri: string, offset: number) => corpus.lineIndex(uri)?.positionAt(offset)
  assert.deepEqual(at(article, 7), { line: 2, character: 1 })
  assert.deepEqual(at(sidecar, 12), { line: 1, character: 2 })
  files.set(article, "\n\n\nOne.\n\nTwo.")
  files.set(sidecar, "mentions: {Two: none}\n")
  corpus.update([article, sidecar])
  assert.deepEqual(at(article, 7), { line: 3, character: 4 })
  assert.deepEqual(at(sidecar, 12), { line: 0, character: 12 })
})

function sorted(all: readonly unknown[]): readonly string[] {
  return all.map(one => JSON.stringify(one)).sort()
}

function checkAnswers(index: CorpusIndex, all: readonly SidecarFacts[], label: string): void {
  const claims = all.flatMap(facts => facts.claims.map(claim => ({ facts, claim, article: facts.articleId ?? "" })))
  const same = (found: Iterable<unknown>, expected: Iterable<unknown>, what: string) =>
    assert.deepEqual(plain(found), plain(expected), `${label}: ${what}`)
  same(index.all(), all, "all")
  assert.equal(index.size, all.length)
  assert.equal(index.claims.count, claims.filter(({ facts }) => facts.coder === undefined).length)
  const keys = new Set(all.flatMap(({ uses }) => uses.map(({ key }) => key)))
  for (const key of [...keys, "entity:nobody", "claim::one/zzz", "article:zzz", "local:file:///zzz#_z"]) {
    const users = all.filter(({ uses }) => uses.some(use => use.key === key))
    same(index.using(key), users, key)
    same(
      [...index.urisUsing(key)],
      users.map(({ uri }) => uri),
      key,
    )
    assert.equal(index.isUsed(key), users.length > 0, key)
  }
  for (const kind of codeKinds) {
    const used = all.flatMap(({ uses }) => uses.filter(use => use.kind === kind).map(({ id }) => id))
    same(index.codesUsed(kind), new Set(used), kind)
  }
  for (const coder of coders) {
    for (const key of [...keys].filter(each => each.startsWith("code:")))
      assert.deepEqual(index.totals.of(key, coder), codeFigures(all, key, coder), `${label}: totals of ${key}`)
    const ofCoder = all.filter(facts => facts.coder === coder)
    assert.deepEqual(
      [...index.allInOrder(coder)].map(({ uri }) => uri),
      inCorpusOrder(ofCoder).map(({ uri }) => uri),
    )
    const own = claims.filter(({ facts }) => facts.coder === coder)
    const where = (fits: (claim: ClaimFact, facts: SidecarFacts) => boolean) =>
      own.filter(({ claim, facts }) => fits(claim, facts))
    for (const id of ids) {
      for (const key of id.startsWith("_") ? all.map(({ uri }) => entityKey(id, uri)) : [entityKey(id, "")]) {
        const isHere = (facts: SidecarFacts) => entityKey(id, facts.uri) === key
        for (const [role, field] of [
          ["speaker", "speakers"],
          ["target", "targets"],
        ] as const) {
          const expected = where((claim, facts) => claim[field].includes(id) && isHere(facts))
          const some = [...index.claims.some(key, role, coder, undefined, all.length)]
          same(some.flat(), expected, `${role} ${key}`)
          const files = inCorpusOrder(new Set(expected.map(({ facts }) => facts))).map(({ uri }) => uri)
          const two = [...index.claims.some(key, role, coder, undefined, 2)].map(([first]) => first?.facts.uri)
          if (!id.startsWith("_")) assert.deepEqual(two, files.slice(0, 2))
          const claiming = [...index.claimingInOrder(key, role, coder)].map(({ uri }) => uri)
          if (!id.startsWith("_")) assert.deepEqual(claiming, files)
        }
        for (const topic of [undefined, "t", "u"]) {
          const by = where(
            (claim, facts) =>
              claim.speakers.includes(id) && isHere(facts) && (topic === undefined || claim.topic === topic),
          )
          assert.deepEqual(
            [...index.claims.lastBy(key, coder, topic)].map(nameOf),
            lastFirst(by).map(nameOf),
            `last claims by ${key} on ${topic}`,
          )
        }
        const inOrder = [...index.usingInOrder(key, coder)].map(({ uri }) => uri)
        const users = all.filter(facts => facts.coder === coder && facts.uses.some(use => use.key === key))
        assert.deepEqual(
          inOrder,
          inCorpusOrder(users).map(({ uri }) => uri),
        )
        assert.deepEqual(index.totals.of(key, coder), figures(all, key, coder), `totals of ${key}`)
      }
      for (const topic of ["t", "u"]) {
        const expected = where(claim => claim.topic === topic && claim.speakers.includes(id))
        same(index.claims.onTopic(id, topic, coder), expected, `stances of ${id}`)
        const pro = expected.filter(({ claim }) => claim.stance === "pro")
        same(
          index.claims.onTopic(id, topic, coder, stance => stance === "pro"),
          pro,
          `pro of ${id}`,
        )
      }
      const namings = all.filter(facts => facts.coder === coder)
      same(
        [...index.namings(id, coder)].flat(),
        namings.flatMap(facts => facts.namings.filter(({ text }) => text === id).map(part => ({ facts, part }))),
        `namings of ${id}`,
      )
      const found = [...index.namings(id, coder)].flat().sort((a, b) => (a.facts.uri < b.facts.uri ? -1 : 1))
      const meanings = [...new Set(found.map(({ part }) => part.target))].map(target => {
        const all = found.filter(({ part }) => part.target === target)
        return { target, count: all.length, first: all.slice(0, 3).map(each => [each.facts.uri, each.part]) }
      })
      const told = toEnd(index.meanings(id, coder)).map(meaning => ({
        ...meaning,
        first: meaning.first.map(each => [each.facts.uri, each.part]),
      }))
      assert.deepEqual(sorted(told), sorted(meanings), `meanings of ${id}`)
      const locals = namings.flatMap(facts => facts.locals.map(part => ({ facts, part })))
      same(
        index.localsCalled(id, coder),
        locals.filter(({ part }) => part.id === id),
        `locals ${id}`,
      )
      same(
        index.localsNamed(id, coder),
        locals.filter(({ part }) => part.name === id),
        `named ${id}`,
      )
    }
    for (const article of ["", "one", "two", "x/y", "a:b", "zzz"]) {
      same(
        index.claims.in(article, coder),
        where((_, { articleId = "" }) => articleId === article),
        article,
      )
      for (const slug of slugs) {
        const found = where((claim, { articleId = "" }) => articleId === article && claim.slug === slug)
        const first = found.toSorted((a, b) => (a.facts.uri < b.facts.uri ? -1 : 1))[0]
        assert.deepEqual(plain([index.claims.find(article, slug, coder)]), plain([first]))
        const linking = where(({ links }, { articleId }) =>
          links.some(({ to }) => {
            const target = linkTarget(to, articleId)
            return target.article === article && target.slug === slug
          }),
        )
        same(index.claims.linksTo(article, slug, coder), linking, `links to ${article}/${slug}`)
      }
    }
    for (const words of ["0000000000000a", "b"]) {
      same(
        index.claims.withWords(words, coder),
        where(claim => claim.words === words),
        words,
      )
    }
  }
  for (const language of ["en", "kk"]) {
    same(
      index.inLanguage(language),
      all.filter(facts => facts.language === language),
      language,
    )
  }
  same(
    index.stale(),
    all.filter(({ stale }) => stale),
    "stale",
  )
  for (const id of ["one", "a:b", "zzz"]) {
    same(
      index.withArticleId(id),
      all.filter(({ writtenId }) => writtenId?.value === id),
      id,
    )
  }
}

function figures(all: readonly SidecarFacts[], key: string, coder: string | undefined): object {
  const sum = { mentions: 0, articles: 0, claimsBy: 0, claimsAbout: 0 }
  for (const facts of all) {
    const own = facts.coder === coder ? tally(facts).get(key) : undefined
    for (const figure of ["mentions", "articles", "claimsBy", "claimsAbout"] as const) sum[figure] += own?.[figure] ?? 0
  }
  return sum
}

function codeFigures(all: readonly SidecarFacts[], key: string, coder: string | undefined): object {
  const files = all.filter(facts => facts.coder === coder)
  const counts = files.map(({ uses }) => uses.filter(use => use.key === key).length).filter(count => count > 0)
  return {
    mentions: counts.reduce((sum, count) => sum + count, 0),
    articles: counts.length,
    claimsBy: 0,
    claimsAbout: 0,
  }
}

/** In one order, as text, so that places and undefined fields do not matter. */
function plain(found: Iterable<unknown>): readonly string[] {
  return [...found].map(one => JSON.stringify(sortedFields(one))).sort()
}

function sortedFields(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (_, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort())
      : one,
  )
}

/** Some questions and their answers without the places, by the keys that asking reads. */
function readings(index: CorpusIndex): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const said = ({ facts, claim: { at: _, span: __, ...claim } }: IndexedClaim) => [facts.published, claim]
  const note = (key: string, answer: readonly unknown[]) =>
    found.set(
      key,
      answer
        .map(one => JSON.stringify(one))
        .sort()
        .join(),
    )
  for (const coder of coders) {
    for (const id of ids) {
      note(
        `naming:${coder ?? ""}:${id}`,
        [...index.namings(id, coder)].flat().map(({ part }) => part.target),
      )
      note(`stance:${coder ?? ""}:${id}:t`, index.claims.onTopic(id, "t", coder).map(said))
      if (id.startsWith("_")) continue
      note(`used:entity:${id}`, [index.isUsed(`entity:${id}`)])
      note(`speaker:${coder ?? ""}:entity:${id}`, [...index.claims.lastBy(`entity:${id}`, coder)].map(said).sort())
    }
    note(
      claimKey("one", "p", coder),
      [index.claims.find("one", "p", coder)].flatMap(claim => (claim ? [said(claim)] : [])),
    )
    note(`links-to:${claimKey("one", "p", coder)}`, index.claims.linksTo("one", "p", coder).map(said))
    note(`claims-in:${coder ?? ""}:two`, index.claims.in("two", coder).map(said))
  }
  note(
    "article-id:one",
    index.withArticleId("one").map(({ uri }) => uri),
  )
  note(
    "language:en",
    index.inLanguage("en").map(({ uri }) => uri),
  )
  return found
}

function nameOf({ facts, claim }: IndexedClaim): string {
  return `${facts.uri} ${claim.slug} ${claim.at.start}`
}

/** By the last day of their article, the last one first; the last one of an article first. */
function lastFirst(claims: readonly IndexedClaim[]): readonly IndexedClaim[] {
  const day = ({ facts }: IndexedClaim) => parseDayInterval(facts.published ?? "")?.last ?? Number.NEGATIVE_INFINITY
  const path = ({ facts }: IndexedClaim) => facts.articleUri ?? facts.uri
  const byPath = (a: IndexedClaim, b: IndexedClaim) => (path(a) === path(b) ? 0 : path(a) > path(b) ? -1 : 1)
  return claims.toReversed().sort((a, b) => (day(a) === day(b) ? byPath(a, b) : day(b) - day(a)))
}

class CountingTable extends StringTable {
  /** How often somebody wanted to know which text it is. */
  asked = 0

  override textOf(number: number): string {
    this.asked++
    return super.textOf(number)
  }
}

function someFacts(uri: string, next: Next): SidecarFacts {
  const span = () => ({ start: next(300), end: 300 + next(9) })
  const some = <T>(make: () => T): T[] => Array.from({ length: next(4) }, make)
  const coder = coders[Math.max(0, next(4) - 1)]
  const articleId = pick(articles, next) || undefined
  const isWritten = articleId !== undefined && next(2) === 0
  const id = () => pick(ids, next)
  const claim = (): ClaimFact => {
    const [topic, stance, words] = [
      pick(["", "t", "u"], next),
      pick(stances, next),
      pick(["", "0000000000000a", "b"], next),
    ]
    const links = some(() => ({ relation: "r", to: pick([...slugs, "one/p", "two/q", "x/y/p"], next), span: span() }))
    return {
      slug: pick(slugs, next),
      speakers: some(id),
      targets: some(id),
      via: [],
      for: [],
      links,
      at: span(),
      ...(topic && { topic }),
      ...(stance && { stance }),
      ...(words && { words }),
    }
  }
  const claims = some(claim)
  const use = (key: string, id: string) => ({
    ...{ key, kind: namedByKey(key).kind, id },
    ...{ span: span(), declares: next(2) === 0 },
  })
  const entityUses = some(id).filter(id => id !== "narrator")
  return {
    uri,
    ...(coder !== undefined && { coder }),
    ...(isWritten && { writtenId: { value: articleId, span: span() } }),
    ...(articleId !== undefined && { articleId }),
    ...(next(3) > 0 && { articleUri: uri.replace("yaml", "txt") }),
    ...(next(2) === 0 && { published: pick(["2001", "2001-05", "../2002", "2003-01-02", "nonsense"], next) }),
    ...(next(2) === 0 && { language: pick(["en", "kk"], next) }),
    tags: [],
    mentions: some(() => ({ entities: some(id), kind: "name", span: span(), surface: span() })),
    claims,
    locals: some(() => ({ id: "_b", anonymous: false, span: span(), ...(next(2) === 0 && { name: id() }) })),
    namings: some(() => ({ text: id(), target: id(), span: span() })),
    uses: [
      ...entityUses.map(id => use(entityKey(id, uri), id)),
      ...some(() => use(codeKey("topics", "t"), "t")),
      ...claims.map(({ slug }) => use(claimKey(articleId ?? "", slug, coder), slug)),
      ...claims.flatMap(({ links }) => links).map(({ to }) => linkUse(to, articleId, coder, use)),
      ...(isWritten ? [use(`article:${articleId}`, articleId)] : []),
    ],
    stale: next(9) === 0,
  }
}

function linkUse<T>(
  to: string,
  articleId: string | undefined,
  coder: string | undefined,
  use: (key: string, id: string) => T,
): T {
  const target = linkTarget(to, articleId)
  return use(claimKey(target.article, target.slug, coder), to)
}
