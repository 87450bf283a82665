import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal, type Outcome } from "../../../server/core/acts/act.ts"
import { runAct } from "../../../server/core/acts/all-acts.ts"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { codedFileOf } from "../../../server/core/corpus/find-at.ts"
import type { Span } from "../../../server/core/text/span.ts"
import { applyChange, testDay } from "../../support/check-acts.ts"
import { fixtureRoot, loadCorpus, type MemoryFiles, parseFixture } from "../../support/fixture.ts"
import { pick, random } from "../../support/random.ts"

const registry = `//- registry.yaml
entities:
  anna: {type: person, name: Anna Adler, aliases: [Adler]}
  karl: {type: person, name: Karl}
  lund: {type: country, name: Lund}
`
const words = ["Adler", "Anna", "Karl", "Lund", "came", "the", "old", "mayor’s", "Adler", "“Lund”", "to", "left."]
const starts = [
  "",
  "# nothing yet\n",
  "\ufeffmentions: # all\r\n  Adler: anna # who\r\n\r\n  # next\r\n  Karl: 'karl'\r\nstatus: open # x\r\n",
  "mentions: {Adler: anna, Lund: [lund, {entity: none, prefix: the}]}\nstatus: open\n",
  'mentions:\n    "Adler":\n    - anna\n    - {entity: karl, prefix: old, note: so}\n    Lund:\n      entity: lund\n      suffix: to\n',
  "status: open\nmentions:\n  Karl: karl + anna\n  old Adler: anna",
]
const article = `${fixtureRoot}a.txt`
const sidecar = `${fixtureRoot}a.ann.yaml`
const next = random("tagging at random")

interface State {
  readonly corpus: Corpus
  readonly files: MemoryFiles
  readonly text: string
}

function start(): State {
  const count = 12 + next(30)
  const text = Array.from(
    { length: count },
    () => pick(words, next) + pick([" ", " ", " ", "\n", "\u00a0"], next),
  ).join("")
  const { files } = parseFixture(`${registry}//- a.txt\n${text}`)
  const yaml = pick(starts, next)
  if (yaml !== "") files.set(sidecar, yaml)
  return { corpus: loadCorpus(files), files, text }
}

/** Some whole words. */
function someWords(text: string): Span {
  const all = [...text.matchAll(/[\p{L}’]+/gu)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  const first = next(all.length)
  const last = Math.min(all.length - 1, first + pick([0, 0, 0, 1, 2], next))
  return { start: all[first]?.start ?? 0, end: all[last]?.end ?? 0 }
}

/** What counts where: \`start-end\` to ids, \`none\` or \`uncovered\`. */
function meanings({ corpus }: State): Map<string, string> {
  const counted = (codedFileOf(article, corpus)?.anchored.occurrences ?? []).filter(({ state }) => state !== "hidden")
  return new Map(
    counted.map(({ span, state, entities }) => [
      `${span.start}-${span.end}`,
      state === "mention" ? entities.join(" + ") : state,
    ]),
  )
}

function apply(outcome: Outcome, { corpus, files }: State): boolean {
  if (isRefusal(outcome)) {
    assert.match(outcome.refused, /"/)
    return false
  }
  applyChange(outcome, files)
  corpus.update(outcome.changes.map(({ uri }) => uri))
  const problems = corpus.coded(sidecar)?.problems ?? []
  assert.deepEqual(problems, [], files.get(sidecar))
  return true
}

function isInside(place: string, { start, end }: Span): boolean {
  const [from = 0, to = 0] = place.split("-").map(Number)
  return start <= from && to <= end
}

/** The lines of the user's that no tag touches: comments and other sections. */
function keptLines({ files }: State): readonly string[] {
  return (files.get(sidecar) ?? "")
    .split(/(?<=\n)/)
    .filter(line => /status|^ *#|# all/.test(line))
    .map(line => line.trim())
}

test("after a tag the words mean what was chosen, and nothing else has changed its meaning", () => {
  for (let round = 0; round < 80; round++) {
    const state = start()
    for (let step = 0; step < 4; step++) {
      const before = meanings(state)
      const yaml = state.files.get(sidecar)
      const kept = keptLines(state)
      const range = someWords(state.text)
      const entity = pick(["anna", "karl", "lund", "none", "anna + lund"], next)
      const scope = pick(["all", "this"], next)
      const told = () =>
        JSON.stringify({
          scope,
          entity,
          text: state.text,
          words: state.text.slice(range.start, range.end),
          range,
          yaml,
        })
      const outcome = runAct("tag", { uri: article, range, entity, scope }, { corpus: state.corpus, today: testDay })
      if (!apply(outcome, state)) continue
      const after = meanings(state)
      // Inside a longer mention the words count no more than before; then the others like them do.
      const place = `${range.start}-${range.end}`
      const shown = scope === "this" || after.has(place) ? [after.get(place)] : [...after.values()]
      assert.ok(shown.includes(entity), `${told()}\n${state.files.get(sidecar)}`)
      assert.deepEqual(keptLines(state).slice(0, kept.length), kept, told())
      if (scope === "all") continue
      for (const [place, meaning] of after) {
        const old = before.get(place)
        const isHere = place === `${range.start}-${range.end}`
        const isFreed = meaning === "uncovered" && (old === entity || old === undefined)
        // A name hides what a description of another entity shows.
        const isShown = old === undefined && isInside(place, range)
        assert.ok(isHere || meaning === old || isFreed || isShown, `${place} was ${old}, is ${meaning}: ${told()}`)
      }
    }
  }
})

test("what is taken away counts no more, and the others mean what they did", () => {
  for (let round = 0; round < 80; round++) {
    const state = start()
    const before = meanings(state)
    const places = [...before].filter(([, meaning]) => meaning !== "uncovered")
    if (places.length === 0) continue
    const [place, meaning] = pick(places, next)
    const [from = 0, to = 0] = place.split("-").map(Number)
    const yaml = state.files.get(sidecar)
    const params = { uri: article, range: { start: from, end: to }, scope: "this" }
    const told = () =>
      `${JSON.stringify({ text: state.text, words: state.text.slice(from, to), yaml })}\n${state.files.get(sidecar)}`
    if (!apply(runAct("remove-annotation", params, { corpus: state.corpus, today: testDay }), state)) continue
    const after = meanings(state)
    if (meaning !== "none") assert.ok([undefined, "none", "uncovered"].includes(after.get(place)), told())
    for (const [other, was] of before) {
      if (other !== place && was !== "uncovered") assert.equal(after.get(other), was, `${other}: ${told()}`)
    }
  }
})
