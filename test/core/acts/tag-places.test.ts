import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { runAct } from "../../../server/core/acts/all-acts.ts"
import { suggest } from "../../../server/core/acts/suggestions.ts"
import { applyChange, testDay } from "../../support/check-acts.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

const registry = `
//- registry.yaml
entities:
  anna: {type: person, name: Anna Adler, aliases: [Adler]}
  karl: {type: person, name: Karl Kade}
`

/** Tags what is marked, in all articles; answers what is said of it. */
function tagMarked(entity: string, source: string, expected: string): readonly string[] {
  const { files, marks } = parseFixture(registry + source)
  const corpus = loadCorpus(files)
  const places = marks.map(({ uri, span }) => ({ uri, range: span }))
  const uri = [...corpus.pairs.articles()][0] ?? ""
  const outcome = runAct("tag-places", { uri, entity, places }, { corpus, today: testDay })
  if (isRefusal(outcome)) return [outcome.refused]
  applyChange(outcome, files)
  for (const [file, text] of parseFixture(expected).files)
    if (file.endsWith(".ann.yaml")) assert.equal(files.get(file), text)
  corpus.update(outcome.changes.map(change => change.uri))
  for (const place of places) {
    const [sidecar] = corpus.pairs.sidecarsOf(place.uri)
    const mentions = (sidecar === undefined ? undefined : corpus.index.get(sidecar))?.mentions ?? []
    const holds = mentions.some(
      ({ span, entities }) =>
        span.start <= place.range.start && place.range.end <= span.end && entities.includes(entity),
    )
    assert.ok(holds || (outcome.summary?.length ?? 0) > 0, `${place.uri} ${place.range.start}`)
  }
  return [outcome.done, ...(outcome.summary ?? [])]
}

test("places of several articles are one change: plain where all of a surface are chosen, else with contexts", () =>
  assert.deepEqual(
    tagMarked(
      "anna",
      `//- a.txt
{{Adler}} met {{Anna Adler}} and old {{Adler}}. Karl left.
//- a.ann.yaml
mentions:
  Karl: karl # who
//- b.txt
{{Adler}} met young Adler, and {{Adler}} left.
//- c.txt
Karl left.
`,
      `//- a.ann.yaml
mentions:
  Adler: anna
  Anna Adler: anna
  Karl: karl # who
//- b.ann.yaml
mentions:
  Adler:
    - {entity: anna, suffix: met}
    - {entity: anna, prefix: and}
`,
    ),
    ["Tagged 5 places in 2 articles as Anna Adler"],
  ))

test("what lies in a longer place of the same entity needs no tag", () =>
  assert.deepEqual(
    tagMarked("anna", "//- a.txt\n{{Anna {{Adler}}}} came.\n", "//- a.ann.yaml\nmentions:\n  Anna Adler: anna\n"),
    ["Tagged 1 place in 1 article as Anna Adler"],
  ))

test("other readings of a surface stay", () =>
  assert.deepEqual(
    tagMarked(
      "anna",
      "//- a.txt\n{{Adler}} met old Adler, and Adler left.\n//- a.ann.yaml\nmentions:\n  Adler: [{entity: karl, prefix: old}]\n",
      `//- a.ann.yaml
mentions:
  Adler: [{entity: karl, prefix: old}, {entity: anna, suffix: met}]
`,
    ),
    ["Tagged 1 place in 1 article as Anna Adler"],
  ))

test("what cannot be tagged is left out and told; if that is all, it is refused", () => {
  const source = `//- a.txt
{{Anna}} Adler and A{{d}}ler. {{Adler}} left.
//- a.ann.yaml
mentions:
  Anna Adler: karl
`
  assert.deepEqual(
    tagMarked(
      "karl",
      source.replace("{{Anna}}", "Anna"),
      "//- a.ann.yaml\nmentions:\n  Anna Adler: karl\n  Adler:\n    - {entity: karl, prefix: Adler.}\n",
    ),
    ["Tagged 1 place in 1 article as Karl Kade", 'Left out: "d" cuts a word: select "Adler"'],
  )
  assert.deepEqual(tagMarked("nobody", source, ""), ['"nobody" is not in the registry: create it first'])
  assert.match(tagMarked("karl", "//- a.txt\nAdler\n", "")[0] ?? "", /^No places are chosen/)
})

test("all that is suggested as certain can be tagged at once", () => {
  const { files } = parseFixture(`${registry}//- a.txt\nAnna Adler met Adler. Then Adler, Karl Kade and Adler left.\n`)
  const corpus = loadCorpus(files)
  const articles = [...corpus.pairs.articles()]
  const found = [...suggest({ articles, entity: "anna" }, corpus)]
  const places = found.flatMap(article =>
    (article?.places ?? []).map(({ span }) => ({ uri: article?.uri ?? "", range: span })),
  )
  const outcome = runAct("tag-places", { uri: articles[0] ?? "", entity: "anna", places }, { corpus, today: testDay })
  assert.ok(!isRefusal(outcome))
  applyChange(outcome, files)
  assert.equal(files.get("file:///corpus/a.ann.yaml"), "mentions:\n  Anna Adler: anna\n  Adler: anna\n")
  corpus.update(outcome.changes.map(({ uri }) => uri))
  assert.deepEqual([...suggest({ articles, entity: "anna" }, corpus)], [undefined])
})

test("each place may have an entity of its own; two for one place are too many", () => {
  const { files, marks } = parseFixture(`${registry}//- a.txt\n{{Anna Adler}} met {{Karl Kade}}. {{Adler}} left.\n`)
  const corpus = loadCorpus(files)
  const places = [...marks, ...marks.slice(2)].map(({ uri, span }) => ({ uri, range: span }))
  const entities = ["anna", "karl", "anna", "karl"]
  const uri = marks[0]?.uri ?? ""
  const outcome = runAct("tag-places", { uri, places, entities }, { corpus, today: testDay })
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  applyChange(outcome, files)
  assert.equal(outcome.done, "Tagged 3 places in 1 article as 2 entities")
  assert.deepEqual(outcome.summary, [`Left out: "Adler" is to be both "anna" and "karl": choose one of them`])
  const sidecar = [...files].find(([file]) => file.endsWith(".ann.yaml"))?.[1]
  assert.equal(sidecar, "mentions:\n  Anna Adler: anna\n  Karl Kade: karl\n  Adler: anna\n")
})
