import assert from "node:assert/strict"
import { test } from "node:test"
import type { SidecarFacts } from "../server/core/corpus/facts.ts"
import { findingsOf } from "./support/check-rules.ts"
import { loadCorpus } from "./support/fixture.ts"
import { readFolder } from "./support/folder.ts"

const seeds = process.env.POSTIL_SEEDS
const skip = seeds === undefined ? "POSTIL_SEEDS names no folder with the real articles" : false

test("the real sidecars give the mentions and claims that their coder counted", { skip }, () => {
  const corpus = loadCorpus(readFolder(seeds ?? ""))
  const counted = [...corpus.index.all()].map(facts => ({ article: facts.articleId, ...count(facts) }))
  assert.deepEqual(counted, [
    {
      article: "a000",
      mentions: 80,
      claims: 24,
      kinds: { name: 55, adjective: 7, metonym: 5, description: 13 },
      most: "kazakhstan 11, south-ossetia 9, russia 9, abkhazia 7, masimov 7, georgia 6, nazarbayev 5, osce 4",
    },
    {
      article: "a003",
      mentions: 69,
      claims: 16,
      kinds: { name: 53, adjective: 2, description: 14 },
      most: "kazakhstan 14, nazarbayev 12, afghanistan 6, russia 5, syria 5, united-states 3, china 3, astana 3",
    },
  ])
})

test("the real sidecars are clean but for links into articles that have none", { skip }, () => {
  const corpus = loadCorpus(readFolder(seeds ?? ""))
  const counts = new Map<string, number>()
  for (const { severity, code } of findingsOf(corpus)) {
    const name = severity === "error" || severity === "warning" ? code : code === "article-unannotated" ? code : "other"
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  counts.delete("other")
  assert.deepEqual(Object.fromEntries(counts), { "link-unresolved": 6, "article-unannotated": 3 })
})

function count(facts: SidecarFacts): object {
  const kinds: Record<string, number> = {}
  const entities = new Map<string, number>()
  for (const { kind, entities: ids } of facts.mentions) {
    kinds[kind] = (kinds[kind] ?? 0) + 1
    for (const id of ids) entities.set(id, (entities.get(id) ?? 0) + 1)
  }
  const most = [...entities].sort((a, b) => b[1] - a[1]).slice(0, 8)
  return {
    mentions: facts.mentions.length,
    claims: facts.claims.length,
    kinds,
    most: most.map(entry => entry.join(" ")).join(", "),
  }
}
