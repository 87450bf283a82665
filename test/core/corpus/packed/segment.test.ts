import assert from "node:assert/strict"
import { test } from "node:test"
import { CorpusIndex } from "../../../../server/core/corpus/corpus-index.ts"
import { Dependencies } from "../../../../server/core/corpus/dependencies.ts"
import type { SidecarFacts } from "../../../../server/core/corpus/facts.ts"
import { areWhole, joinColumns, splitColumns } from "../../../../server/core/corpus/packed/columns.ts"
import { FixedPostings, fixedPostings } from "../../../../server/core/corpus/packed/fixed-postings.ts"
import { packFacts } from "../../../../server/core/corpus/packed/pack-facts.ts"
import { Segment, type SegmentEntry, segmentColumns } from "../../../../server/core/corpus/packed/segment.ts"
import { StringTable } from "../../../../server/core/corpus/packed/string-table.ts"
import { UnpackedFacts } from "../../../../server/core/corpus/packed/unpacked-facts.ts"
import { textHash } from "../../../../server/core/similar/text-hash.ts"
import { factsOf } from "../../../support/facts-of.ts"
import { pick, random, times } from "../../../support/random.ts"
import { smallCorpus } from "../../../support/small-corpus.ts"

/** Each sidecar behind its article, of which nothing is known. */
function bytesFor(all: readonly SidecarFacts[]): Uint8Array {
  const table = new StringTable()
  const entries = all.flatMap((facts, index): SegmentEntry[] => {
    const article = facts.articleUri === undefined ? undefined : 2 * index
    return [undefined, { facts: packFacts(facts, {}, table), article, written: 0 }]
  })
  return joinColumns(segmentColumns(entries, table))
}

function open(bytes: Uint8Array): Segment {
  return new Segment(splitColumns(bytes) ?? [])
}

const all = factsOf(smallCorpus)

test("a segment says the same to another table", () => {
  const table = new StringTable()
  table.intern("something else")
  const segment = open(bytesFor(all))
  const texts = Uint32Array.from(segment.texts(), text => table.intern(text))
  assert.equal(segment.size, 2 * all.length)
  all.forEach((facts, index) => {
    const entry = 2 * index + 1
    assert.equal(segment.isSidecar(entry), true)
    assert.equal(segment.isSidecar(entry - 1) || segment.isArticle(entry - 1), false)
    const file = { uri: facts.uri, articleUri: facts.articleUri }
    assert.deepEqual(plain(new UnpackedFacts(file, () => segment.facts(entry, texts), table)), plain(facts))
  })
})

test("an index that takes a segment over is that to which the files are added one by one, whatever is edited then", () => {
  const next = random("segment")
  for (let round = 0; round < times(20); round++) {
    const files = new StringTable()
    const [whole, single] = [new CorpusIndex(new Dependencies(), files), new CorpusIndex(new Dependencies())]
    const early = pick(all, next)
    for (const index of [whole, single]) index.replace(early.uri, early)
    const uris = all.flatMap(({ uri, articleUri }) => [articleUri ?? `${uri}.none`, uri])
    const numbers = Int32Array.from(uris, uri => files.intern(uri))
    const unwanted = pick(all, next)
    whole.adopt(open(bytesFor(all)), numbers, entry => uris[entry] !== unwanted.uri)
    for (const facts of all) if (facts !== early && facts !== unwanted) single.replace(facts.uri, facts)
    assertAlike(whole, single, `${round}, taken over`)
    for (let step = 0; step < next(12); step++) {
      const { uri } = pick(all, next)
      const facts = next(4) === 0 ? undefined : { ...pick(all, next), uri }
      for (const index of [whole, single]) index.replace(uri, facts)
    }
    assertAlike(whole, single, `${round}, edited`)
  }
})

function assertAlike(index: CorpusIndex, expected: CorpusIndex, label: string): void {
  const uris = all.map(({ uri }) => uri)
  for (const uri of uris) assert.deepEqual(plain(index.get(uri)), plain(expected.get(uri)), `${label}: ${uri}`)
  const keys = new Set(all.flatMap(({ uses }) => uses.map(({ key }) => key)))
  for (const key of keys) {
    assert.deepEqual([...index.urisUsing(key)].sort(), [...expected.urisUsing(key)].sort(), `${label}: ${key}`)
    assert.equal(index.isUsed(key), expected.isUsed(key), `${label}: ${key}`)
    assert.deepEqual(index.totals.of(key, undefined), expected.totals.of(key, undefined), `${label}: ${key}`)
    const inOrder = (one: CorpusIndex) => [...one.usingInOrder(key, undefined)].map(({ uri }) => uri)
    assert.deepEqual(inOrder(index), inOrder(expected), `${label}: ${key} in order`)
    for (const role of ["speaker", "target"] as const) {
      const claiming = (one: CorpusIndex) => [...one.claimingInOrder(key, role, undefined)].map(({ uri }) => uri)
      assert.deepEqual(claiming(index), claiming(expected), `${label}: ${key} as ${role}`)
    }
  }
  const counts = ({ size, claims }: CorpusIndex) => [size, claims.count]
  assert.deepEqual(counts(index), counts(expected), label)
  for (const id of ["onne", "x"])
    assert.equal(index.claims.articleMeantBy(id, undefined), expected.claims.articleMeantBy(id, undefined))
}

test("damaged bytes are not whole, and a part of them are no columns", () => {
  const bytes = bytesFor(all)
  assert.equal(areWhole(bytes), true)
  for (let at = 0; at < bytes.length; at += 7) {
    const damaged = bytes.slice()
    damaged[at] = (damaged[at] ?? 0) ^ 0x10
    assert.equal(areWhole(damaged), false, `a bit at ${at}`)
    assert.equal(splitColumns(bytes.subarray(0, at)), undefined, `cut at ${at}`)
  }
  assert.equal(splitColumns(new Uint8Array(96)), undefined)
})

test("columns are the same wherever in memory they begin", () => {
  const columns = [Uint8Array.of(1, 2, 3), new Uint8Array(), new Uint8Array(64).fill(7)]
  const bytes = joinColumns(columns)
  const moved = new Uint8Array(bytes.length + 3)
  moved.set(bytes, 3)
  assert.deepEqual(splitColumns(moved.subarray(3)), columns)
  assert.equal(areWhole(moved.subarray(3)), true)
})

test("fixed postings have the numbers of each key", () => {
  const next = random("fixed-postings")
  const keys = Array.from({ length: 60 }, (_, index) => textHash(`key ${index}`))
  const some = Array.from({ length: times(300) }, () => Array.from({ length: next(8) }, () => pick(keys, next)))
  const postings = new FixedPostings(fixedPostings(some))
  for (const key of [...keys, 0, 2 ** 53 - 1]) {
    const expected = some.flatMap((own, number) => (own.includes(key) ? [number] : []))
    assert.deepEqual([...postings.numbers(key)], expected, `${key}`)
    assert.ok(expected.length === 0 || postings.mayHave(key), `${key}`)
  }
})

function plain(facts: SidecarFacts | undefined): unknown {
  return facts && JSON.parse(JSON.stringify(facts))
}
