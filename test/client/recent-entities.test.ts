import { deepEqual } from "node:assert/strict"
import { test } from "node:test"
import { heirsOf } from "../../client/apply/heirs.ts"
import { RecentEntities } from "../../client/tagging/recent-entities.ts"

const adler = { id: "adler", name: "Anna Adler", type: "Person" }
const brock = { id: "brock", name: "Ida Brock", type: "Person" }
const berlin = { id: "berlin", name: "Berlin", type: "City" }

test("the last one used comes first, once", async () => {
  deepEqual((await used(adler, brock, adler)).ids(), ["adler", "brock"])
})

test("a renamed entity keeps its place, and gets its id back", async () => {
  const { recent, ids } = await used(adler, brock)
  const back = recent.follow(heirsOf("rename", { kind: "entities", id: "brock", to: "ida-brock" }))
  deepEqual(recent.all[0], { ...brock, id: "ida-brock" })
  await recent.remember(berlin)
  back()
  deepEqual(ids(), ["berlin", "brock", "adler"])
})

test("of merged entities the one that remains is there, once", async () => {
  const { recent, ids } = await used(adler, brock, berlin)
  const back = recent.follow(heirsOf("merge", { kind: "entities", ids: ["berlin", "adler"], into: "brock" }))
  deepEqual(recent.all, [brock])
  back()
  deepEqual(ids(), ["berlin", "brock", "adler"])
})

test("codes and other acts change no entity", () => {
  deepEqual(heirsOf("rename", { kind: "topics", id: "a", to: "b" }), [])
  deepEqual(heirsOf("retire", { kind: "entities", id: "a", use: "b" }), [])
})

async function used(...entities: readonly (typeof adler)[]) {
  const kept = new Map<string, unknown>()
  const recent = new RecentEntities({
    get: <T>(key: string, otherwise?: T) => (kept.has(key) ? (kept.get(key) as T) : otherwise) as T,
    update: async (key, value) => void kept.set(key, value),
  })
  for (const entity of entities) await recent.remember(entity)
  return { recent, ids: () => recent.all.map(({ id }) => id) }
}
