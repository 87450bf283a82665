import assert from "node:assert/strict"
import { test } from "node:test"
import { type ClaimFilter, claimsOf, narratorKey } from "../../server/core/corpus/claims-of.ts"
import { inCorpusOrder } from "../../server/core/corpus/corpus-order.ts"
import { entityKey } from "../../server/core/corpus/keys.ts"
import { mentionsOf } from "../../server/core/corpus/mentions-of.ts"
import { someClaims } from "../../server/core/corpus/some-claims.ts"
import { placeText } from "../support/at-words.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

const { files } = parseFixture(talksCorpus)
const corpus = loadCorpus(files)
const rice = entityKey("rice", "")
const usa = entityKey("usa", "")
const man = entityKey("_man", `${fixtureRoot}a/old.ann.yaml`)

function checkClaims(filter: ClaimFilter, expected: readonly string[]): void {
  const found = [...claimsOf(filter, corpus)].map(({ article, claim }) => `${article}/${claim.slug}`)
  assert.deepEqual(found, expected)
}

test("claims by speaker, target, topic and stance, by date and place", () => {
  checkClaims({ speaker: rice }, ["old/for-all", "new/few"])
  checkClaims({ target: usa }, ["old/for-all", "old/praise", "new/changed", "new/few"])
  checkClaims({ target: entityKey("abkhazia", "") }, ["old/waiting"])
  checkClaims({ topic: "friendship" }, ["old/for-all", "old/praise", "new/few"])
  checkClaims({ stance: "supports", target: usa }, ["old/for-all", "old/praise"])
})

test("a topic includes those under it", () =>
  checkClaims({ topic: "policy" }, ["old/for-all", "old/praise", "new/changed", "new/few"]))

test("the narrator and local speakers can be asked for", () => {
  checkClaims({ speaker: narratorKey }, ["new/changed"])
  checkClaims({ speaker: man }, ["old/waiting"])
  checkClaims({ speaker: entityKey("_man", `${fixtureRoot}a/new.ann.yaml`) }, [])
})

test("a layer is apart", () => checkClaims({ speaker: rice, coder: "bk" }, ["old/for-all"]))

test("mentions by date, then path, then place; articles without a date come last", () => {
  const places = (coder?: string) =>
    mentionsOf(rice, corpus, coder).map(({ article, mention }) =>
      placeText({ uri: article, span: mention.span }, corpus),
    )
  assert.deepEqual(places(), ["a/old.txt:3 Rice", "a/old.txt:5 Rice", "a/new.txt:1 Rice", "b/undated.txt:1 Rice"])
  assert.deepEqual(places("bk"), ["a/old.txt:3 Rice", "a/old.txt:3 Tazhin", "a/old.txt:5 Rice"])
})

test("figures count a joint mention for each of its members", () => {
  assert.deepEqual(corpus.index.totals.of(rice, undefined), { mentions: 4, articles: 3, claimsBy: 2, claimsAbout: 0 })
  assert.deepEqual(corpus.index.totals.of(entityKey("abkhazia", ""), undefined), {
    mentions: 2,
    articles: 1,
    claimsBy: 0,
    claimsAbout: 1,
  })
  assert.deepEqual(corpus.index.totals.of(usa, undefined), { mentions: 3, articles: 2, claimsBy: 0, claimsAbout: 4 })
})

test("figures follow an edit", () => {
  const edited = parseFixture(talksCorpus).files
  const own = loadCorpus(edited)
  assert.equal(own.index.totals.of(rice, undefined).mentions, 4)
  edited.set(`${fixtureRoot}a/new.txt`, "Rice, Rice and Rice")
  own.update([`${fixtureRoot}a/new.txt`])
  assert.deepEqual(own.index.totals.of(rice, undefined), { mentions: 6, articles: 3, claimsBy: 2, claimsAbout: 0 })
})

test("a few claims: those of this article first", () => {
  const some = (number: number, here: string | undefined) =>
    someClaims({ key: usa, role: "target" }, number, here && fixtureRoot + here, corpus).map(({ claim }) => claim.slug)
  assert.deepEqual(some(3, undefined), ["for-all", "praise", "changed"])
  assert.deepEqual(some(3, "a/new.ann.yaml"), ["changed", "few", "for-all"])
})

test("dates are ordered by their first day, then their last; a month comes behind its first day", () => {
  const file = (published: string) => ({
    uri: published,
    published,
    tags: [],
    mentions: [],
    claims: [],
    locals: [],
    namings: [],
    uses: [],
    stale: false,
  })
  const ordered = inCorpusOrder(["2009", "bad", "2008-10-02", "2008-10", "../2007", "2008-10-01"].map(file))
  assert.deepEqual(
    ordered.map(({ uri }) => uri),
    ["../2007", "2008-10-01", "2008-10", "2008-10-02", "2009", "bad"],
  )
})
