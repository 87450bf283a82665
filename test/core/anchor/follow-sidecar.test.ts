import assert from "node:assert/strict"
import { test } from "node:test"
import { codedFileOf } from "../../../server/core/corpus/find-at.ts"
import type { TextEdit } from "../../../server/core/text/edit.ts"
import { acceptedEnding, fixtureRoot, loadCorpus, parseFixture } from "../../support/fixture.ts"

const registry = `
//- registry.yaml
entities:
  lund: {type: country, name: Lund, adjectives: [Lundish]}
  port-lund: {type: place, name: Port Lund}
  adler: {type: person, name: Anna Adler, aliases: [Adler, Mrs Adler]}
  moss: {type: person, name: Moss}
`
const uri = `${fixtureRoot}a.txt`

/**
 * What is told of a change of the article, each as `what it was: change: what stands there now`. `edits` are what an editor
 * saw of it.
 */
function check(
  before: string,
  after: string,
  sidecar: string,
  expected: readonly string[],
  edits?: readonly TextEdit[],
): void {
  const { files } = parseFixture(`${registry}\n//- a.txt\n${after}\n//- a.ann.yaml\n${sidecar}`)
  files.set(uri + acceptedEnding, `${before}\n`)
  if (edits !== undefined) files.edits.set(uri, edits)
  const corpus = loadCorpus(files)
  const file = codedFileOf(uri, corpus)
  assert.ok(file)
  const told = corpus.followed(file).map(one => {
    const what = one.kind === "words" ? `${one.role} ${one.selector.exact.value}` : wordsOf(one.before ?? one.after)
    return `${what}: ${one.change}: ${after.slice(one.at.start, one.at.end)}`
  })
  assert.deepEqual(told, expected)
  // It is not followed again for every rule that asks.
  assert.equal(corpus.followed(file), corpus.followed(file))
  files.set(uri, `${before}\n`)
  corpus.update([uri])
  assert.deepEqual(corpus.followed(codedFileOf(uri, corpus) ?? file), [], "undone")
}

function wordsOf(occurrence: { surface: { text: { value: string } } } | undefined): string {
  return occurrence?.surface.text.value ?? ""
}

const people =
  "mentions: {Adler: adler, Lund: lund, Lundish: lund, Port Lund: port-lund, Anna: {entity: none, suffix: Moss}}"
const names = "mentions: {Adler: adler, Lund: lund, Lundish: lund, Mrs Adler: adler}"

test("what stands where it stood in the same words is not told", () => {
  check("Adler left Lund.", "Yesterday Adler left Lund for good.", names, [])
  check("Adler left “Lund” early.", 'Adler\nleft "Lund"  early.', names, [])
})
test("a mention whose words change is told, unless they mean the same", () => {
  check("We saw how Adler left Lund.", "We saw how Addler left Lund.", names, ["Adler: changed: Addler"])
  check("We saw how Adler left Lund.", "We saw how Mrs Adler left Lund.", names, [])
  check("The Lund army left Adler there.", "The Lundish army left Adler there.", names, [])
})
test("a mention is told though words in its place lie in a longer mention, which is of more than it", () => {
  const before = "We saw Anna Adler leave."
  const joint = "mentions: {Anna Adler: adler, the envoys: adler + moss, envoys: adler + moss}"
  check(before, "We saw Anna the envoys Adler leave.", joint, ["Anna Adler: changed: Anna the envoys Adler"])
  check(before, "We saw Adler leave.", "mentions: {Anna Adler: adler, saw Adler: adler + moss, Adler: adler}", [])
})
test("a note is told that stands at old words too since new ones gave them its context", () => {
  const note = "notes: [{at: {exact: mill, suffix: . Bo}, text: which}]"
  const before = "We saw the old mill. Bo came to it later.\n\nNobody ever went back to that mill."
  const told = ["note mill: ambiguous: mill"]
  check(before, `${before}\n\nBo did.`, note, told)
  const blocks = before.split("\n\n")
  check(before, `${blocks[1]}\n\nBo did.\n\n${blocks[0]}`, note, told)
})
test("a letter at the border makes another word of it", () =>
  check("We saw how Adler left Lund.", "We saw how Adlers left Lund.", names, ["Adler: changed: Adlers"]))
test("letters typed at the border of any words belong to them", () => {
  const before = "Adler told us that Lund is safe."
  const after = "Adlers told us that Lund is safer."
  const typed = [5, 31].map(at => ({ span: { start: at, end: at }, newText: at === 5 ? "s" : "r" }))
  const sidecar = `mentions: {Adler: adler}
claims: {safe: {quote: Lund is safe, cue: told, source: Adler}}
regions: {headline: Adler told us}
notes: [{at: Adler, text: who}]`
  const told = [
    "Adler: changed: Adlers",
    "quote Lund is safe: changed: Lund is safer",
    "cue told: kept: told",
    "source Adler: changed: Adlers",
    "region Adler told us: changed: Adlers told us",
    "note Adler: changed: Adlers",
  ]
  check(before, after, sidecar, told)
  check(before, after, sidecar, told, typed)
})
test("what comes with new words is new, where its surface stood before", () => {
  check("Adler left.", "Adler left. So Adler is in Lund.", names, ["Adler: new: Adler"])
  check("Adler left.", "He said Adler would soon return to Lund, but Adler stayed.", names, [
    "Adler: new: Adler",
    "Adler: new: Adler",
  ])
})
test("one of several that is taken out is not missed, the last one is", () => {
  check("Adler left Lund. Adler slept.", "Adler left Lund.", names, [])
  check("We saw Adler then, and we saw Adler later.", "We saw then, and we saw later.", names, ["Adler: lost: "])
})
test("an occurrence that another reading takes is read anew", () =>
  check(
    "We saw the Moss there. They met Mr Moss in town.",
    "We saw the Moss there. They met Moss in town.",
    "mentions: {Moss: [none, {entity: moss, prefix: Mr}]}",
    ["Moss: reread: Moss"],
  ))
test("a context that stood nowhere takes no new words in silence", () =>
  check(
    "We saw Moss there.",
    "We saw Moss there, as Mr Moss had said he would.",
    "mentions: {Moss: [none, {entity: moss, prefix: Mr}]}",
    ["Moss: new: Moss"],
  ))
test("a context that was written for the words around it now is no news", () =>
  check(
    "We saw Moss there. They met Mr Moss in town.",
    "We saw Moss there. They met Moss in town.",
    "mentions: {Moss: [none, {entity: moss, prefix: met}]}",
    [],
  ))
test("a longer name that comes about around it changes what it means", () =>
  check("They sailed from Lund to Port Lund today.", "They sailed from Port Lund to Port Lund today.", people, [
    "Lund: reread: Lund",
    "Port Lund: new: Port Lund",
  ]))
test("what moved with its paragraph has moved", () => {
  const [one, two] = [
    "It was Adler who came to see us that day.",
    "A much longer paragraph says that nothing had been decided by then.",
  ]
  check(`${one}\n\n${two}`, `${two}\n\n${one}`, names, ["Adler: moved: Adler"])
})

const claim = (quote: string, more = "") => `claims:\n  no: {speaker: adler, quote: ${quote}${more}}\n`

test("a quote that follows its words is not told", () =>
  check("He said: we need it now.", "Adler, he said: we need\nit now.", claim("we need it now", ", cue: said"), []))
test("a quote whose words change is told where other words stand", () =>
  check("He said: we need it now.", "He said: we needed it now.", claim("we need it now"), [
    "quote we need it now: changed: we needed it now",
  ]))
test("a quote whose words are taken out is lost", () =>
  check("He said no.\nWe need it now, here.\nYes.", "He said no.\nYes.", claim("We need it now"), [
    "quote We need it now: lost: ",
  ]))
test("a quote is not taken to the same words elsewhere", () => {
  const body = "He said that they need it now or never at all."
  check(`${body}\n\nYes, they need it now, all said.`, "Yes, they need it now, all said.", claim("they need it now"), [
    "quote they need it now: elsewhere: ",
  ])
})
test("the same words put in before or behind make it ambiguous", () => {
  check("We need it, he said.", "We need it, he said. We need it!", claim("We need it"), [
    "quote We need it: ambiguous: We need it",
  ])
  check("But, he said, we need it.", "All say: we need it. But, he said, we need it.", claim("we need it"), [
    "quote we need it: ambiguous: we need it",
  ])
})
test("a cue that new words take away is told", () =>
  check(
    "The new bridge is what we need, he said.",
    "The new bridge is what we need, she said and he said.",
    claim("The new bridge is what we need", ", cue: said"),
    ["cue said: elsewhere: said"],
  ))
test("a quote given by its ends is told when words between them change", () =>
  check(
    "We need it, and we need it here, now.",
    "We need it, and he needs it here, now.",
    claim("{from: We need it, to: now}"),
    ["quote We need it: changed: We need it, and he needs it here, now"],
  ))
test("a quote given by its ends is told when it reads the same from a later beginning on", () => {
  const first = "Bo said no more. They need it now."
  const later = "We heard that Bo said no more. They need it now."
  check(
    `${first}\n\n${later}\n\n${later}`,
    `${first.replace("no more", "more")}\n\n${later}\n\n${later}`,
    claim("{from: Bo said no more, to: no more}"),
    ["quote Bo said no more: elsewhere: Bo said more. They need it now.\n\nWe heard that Bo said no more"],
  )
})

test("regions, notes and furniture are followed", () => {
  const sidecar = `regions: {headline: Bridge Plan}
boilerplate: [Read more here, {from: All rights, to: end}]
notes: [{at: a fisherman, text: Who}]
`
  const text = "Bridge Plan\n\nHe is a fisherman there.\nRead more here\nMore of it.\nAll rights reserved"
  check(text, text.replace("Plan", "Plans"), sidecar, ["region Bridge Plan: changed: Bridge Plans"])
  check(text, text.replace("a fisherman", "a fishermen"), sidecar, ["note a fisherman: changed: a fishermen"])
  check(text, text.replace("there", "there, a fisherman"), sidecar, ["note a fisherman: ambiguous: a fisherman"])
  check(text, text.replace("Read more here\n", ""), sidecar, ["boilerplate Read more here: lost: "])
  check(text, text.replace("reserved", "kept"), sidecar, [])
})
