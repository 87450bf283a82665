import assert from "node:assert/strict"
import { readdirSync, truncateSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { sealedHead } from "../../server/core/corpus/packed/columns.ts"
import type { IndexStore } from "../../server/node/index-store.ts"
import { openSent, toSent } from "../../server/node/sent-shard.ts"
import { openShard, type Shard } from "../../server/node/shard.ts"
import { plainFacts, ScannedCorpus } from "../support/scanned-corpus.ts"

const article = "articles/a3.txt"

/** An index, and the name of a shard in which the article is. */
function withIndex(run: (store: IndexStore, shard: string, corpus: ScannedCorpus) => void): void {
  const corpus = new ScannedCorpus()
  try {
    corpus.scanned()
    const { store } = corpus
    const shards = store.shards().filter(name => shardIn(store, name)?.listing.includes(article))
    run(store, shards[0] ?? "", corpus)
  } finally {
    corpus.remove()
  }
}

function shardIn(store: IndexStore, name: string): Shard | undefined {
  return openShard(store.read(name) ?? assert.fail(`there is no ${name}`))
}

function recordsOf(shard: Shard | undefined): readonly string[] {
  const { records, size } = shard?.segment ?? assert.fail("there is no shard")
  return Array.from({ length: size }, (_, entry) => Buffer.from(records.get(entry)).toString("hex"))
}

test("a shard whose records stay on disk has them in any order of asking, also when another takes its place", () =>
  withIndex((store, name) => {
    const bytes = () => store.read(name) ?? assert.fail(`there is no ${name}`)
    const expected = recordsOf(shardIn(store, name))
    const far = openSent(toSent(bytes(), true), name, store)
    assert.ok(new Set(expected).size > 5)
    store.write(name, bytes().fill(7, sealedHead))
    for (let entry = expected.length - 1; entry >= 0; entry--)
      assert.equal(Buffer.from(far?.segment.records.get(entry) ?? []).toString("hex"), expected[entry])
    assert.deepEqual(recordsOf(far), expected)
  }))

test("a shard that another has replaced on its way from one thread to another is none", () =>
  withIndex((store, name, corpus) => {
    const sent = toSent(store.read(name) ?? assert.fail(`there is no ${name}`), true)
    corpus.write(article, "Another text.\n")
    corpus.scanned()
    assert.equal(openSent(sent, name, store), undefined)
    assert.equal(openSent(sent, "gone", store), undefined)
    assert.equal(openSent(sent, name, undefined), undefined)
  }))

test("where the disk does not give records back, files say nothing, and nothing fails", () =>
  withIndex((store, _, corpus) => {
    const silent = (read: Corpus) =>
      [...read.pairs.sidecars()].filter(uri => plainFacts(read, uri)?.mentions.length === 0).length
    const expected = silent(corpus.scanned())
    const read = corpus.scanned()
    for (const name of readdirSync(store.folder)) truncateSync(join(store.folder, name), sealedHead)
    // Some were read ahead.
    assert.ok(silent(read) > expected)
  }))
