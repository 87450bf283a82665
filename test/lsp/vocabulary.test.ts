import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { vocabularyOf } from "../../server/lsp/features/vocabulary.ts"
import { loadCorpus, parseFixture } from "../support/fixture.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

function talks(): Corpus {
  return loadCorpus(parseFixture(talksCorpus).files)
}

test("entities come by name, with what depends on them", () =>
  assert.deepEqual(vocabularyOf("entities", talks()), [
    { value: "abkhazia", label: "Abkhazia", description: "territory", detail: "2 mentions, 1 claim in 1 article" },
    { value: "rice", label: "Condoleezza Rice", description: "person", detail: "4 mentions, 2 claims in 3 articles" },
    { value: "tazhin", label: "Marat Tazhin", description: "person", detail: "1 mention, 2 claims in 1 article" },
    {
      value: "south-ossetia",
      label: "South Ossetia",
      description: "territory · [x](command:evil) *bold*",
      detail: "2 mentions, 1 claim in 1 article",
    },
    { value: "usa", label: "United States", description: "Country", detail: "3 mentions, 4 claims in 2 articles" },
  ]))

test("codes come in the order of the codebook, with what they stand under and how often they are used", () =>
  assert.deepEqual(vocabularyOf("topics", talks()), [
    { value: "policy", label: "Policy", detail: "2 uses in 2 files" },
    { value: "friendship", label: "Friendship", description: "Policy › Friendship", detail: "3 uses in 2 files" },
    { value: "recognition", label: "recognition", detail: "1 use in 1 file" },
  ]))

test("a coder sees the figures of the own layers", () => {
  const corpus = talks()
  corpus.coder = "bk"
  const rice = vocabularyOf("entities", corpus)?.find(({ value }) => value === "rice")
  assert.equal(rice?.detail, "3 mentions, 1 claim in 1 article")
})

test("there is nothing of a kind that does not exist", () => assert.equal(vocabularyOf("colours", talks()), null))
