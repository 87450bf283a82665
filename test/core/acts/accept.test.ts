import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { hashText } from "../../../server/core/similar/sha256.ts"
import { acceptedArticle } from "../../support/accepted-article.ts"
import { applyChange, checkRefused, doAct } from "../../support/check-acts.ts"

/** Accepts the article and answers its sidecar then, and what was told. */
function accept(
  before: string,
  after: string,
  sidecar: string,
): { text: string | undefined; summary: readonly string[] } {
  const { files, outcome } = doAct("accept", { uri: "file:///corpus/a.txt" }, acceptedArticle(before, after, sidecar))
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  assert.deepEqual(outcome.accepts, ["file:///corpus/a.ann.yaml"])
  applyChange(outcome, files)
  return { text: files.get("file:///corpus/a.ann.yaml"), summary: outcome.summary ?? [] }
}

const text = `Ida Berg on Monday told the council in the old hall that the bridge was safe.

On Tuesday Jon Dahl walked down to the harbour with his brothers.`
const sidecar = `mentions:
  Ida Berg: berg # the engineer
  Jon Dahl: dahl
claims:
  safe:
    speaker: berg
    cue: told
    quote: >-
      the bridge was
      safe
`

test("all that was typed is followed in one go, and the rest of the file stays as it is", () => {
  const after = text
    .replace("Berg on Monday told", "Borg on Monday assured")
    .replace("was safe", "is safe")
    .replace("Jon", "John")
  const { text: written, summary } = accept(text, after, sidecar)
  assert.equal(
    written,
    `mentions:
  Ida Borg: berg # the engineer
  John Dahl: dahl
claims:
  safe:
    speaker: berg
    cue: assured
    quote: >-
      the bridge is safe
`,
  )
  assert.deepEqual(summary, [])
})

test("what cannot be followed is said and left alone", () => {
  const after = text.replace(/\n\nOn Tuesday.*/, "")
  assert.deepEqual(accept(text, after, sidecar), { text: sidecar, summary: ['Taken out of the text: "Jon Dahl"'] })
})

test("new occurrences are read like the others, and moved ones stay what they are", () => {
  const { text: written, summary } = accept(
    text,
    `${text}\n\nLater that week Ida Berg left the town for good.`,
    sidecar,
  )
  assert.deepEqual([written, summary], [sidecar, ['Read like the others: 1 mention of "Ida Berg" as berg']])
})

test("what stands where it stood and has lost its context, or come a second time, gets a context that decides", () => {
  const said = "Ida Berg on Monday told the council that it was safe."
  const caption = (prefix: string, quote = "it was safe") =>
    `regions:\n  caption: {exact: it was safe, prefix: ${prefix}}\nclaims:\n  safe: {speaker: berg, cue: told, quote: ${quote}}\n`
  const before = `None\n\nit was safe\n\n${said}`
  const lost = before.replace("None", "Advertisement")
  assert.deepEqual(accept(before, lost, caption("None")), { text: caption("Advertisement"), summary: [] })
  const twice = `${before}\n\nIn the street everybody now says it was safe to go.`
  const decided = caption("None", "{exact: it was safe, prefix: that}")
  assert.deepEqual(accept(before, twice, caption("None")), { text: decided, summary: [] })
})

test("a cue keeps its place though its quote and its context changed with it, and a quote though its region did", () => {
  const cued = (name: string, context: string) =>
    `claims:\n  safe: {speaker: berg, cue: {exact: said, ${context}}, quote: ${name} was safe}\n`
  const before = "Dahl said nothing, and Ida Berg said Oslo was safe at the time."
  const { text: written, summary } = accept(before, before.replace("Oslo", "Olso"), cued("Oslo", "suffix: Oslo"))
  assert.deepEqual([written, summary], [cued("Olso", "prefix: Berg"), []])
  const caption = (prefix: string, name: string) =>
    `regions:\n  caption: {exact: ${name} was safe, prefix: ${prefix}}\nclaims:\n  safe: {speaker: berg, cue: said, quote: was safe}\n`
  const captioned = `None\n\nOslo was safe\n\n${before}`
  assert.deepEqual(accept(captioned, captioned.replaceAll("Oslo", "Olso"), caption("None", "Oslo")), {
    text: caption("None", "Olso"),
    summary: [],
  })
})

test("a cue and a source keep their place though the new words of their quote hold the same", () => {
  const before = "Ida Berg told the board of it. All is safe there now."
  const after = before.replace("All is safe", "All of it is safe")
  const claim = "claims:\n  safe: {speaker: berg, cue: told, source: it, quote: All is safe there}\n"
  const followed = claim.replace("All is", "All of it is").replace("source: it", "source: {exact: it, suffix: . All}")
  assert.deepEqual(accept(before, after, claim), { text: followed, summary: [] })
})

test("a cue keeps its place though its quote gets a context that decides", () => {
  const before = "Jon said so.\n\nWe need it here."
  const after = "We need it. Jon said so.\n\nWe need it here, Bo said."
  const claim = "claims:\n  need: {speaker: dahl, cue: said, quote: We need it}\n"
  const followed = claim
    .replace("We need it", "{exact: We need it, prefix: so.}")
    .replace("cue: said", "cue: {exact: said, prefix: Jon}")
  assert.deepEqual(accept(before, after, claim), { text: followed, summary: [] })
})

test("a cue that was taken out is told though its quote is followed, beside which the same words stand elsewhere", () => {
  const before = "Jon told us so. Ida told the board about that: All is safe there."
  const after = "Jon told us so. All was safe there."
  const claim = "claims:\n  safe: {speaker: berg, cue: told, quote: All is safe there}\n"
  const followed = claim.replace("All is", "All was")
  assert.deepEqual(accept(before, after, claim), { text: followed, summary: ['Taken out of the text: the cue "told"'] })
})

test("a cue and a source that were taken out are told though their quote is followed, and the same words stand elsewhere", () => {
  const before = "All is safe there, Ida told.\n\nIn the end Jon told."
  const claim = "claims:\n  safe: {speaker: berg, cue: told, quote: [All is safe there, In the end]}\n"
  assert.deepEqual(accept(before, before.replace("is safe there, Ida told", "was safe there"), claim), {
    text: claim.replace("is safe", "was safe"),
    summary: ['To be looked at: the cue "told" stands elsewhere than where it was taken from'],
  })
  const sourced = "claims:\n  safe: {speaker: berg, source: the mayor, quote: {exact: told of it, prefix: mayor}}\n"
  const cut = "Yes.\n\nthe mayor told of it\n\nthe mayor told of it"
  assert.deepEqual(accept(cut, cut.replace("the mayor", ""), sourced), {
    text: sourced.replace("prefix: mayor", "prefix: Yes."),
    summary: ['To be looked at: the source "the mayor" stands elsewhere than where it was taken from'],
  })
})

test("a quote given by its ends is told where its first words stand in a region no more that had them", () => {
  const before = `More about that inside this paper: It was safe

On Monday Berg told the council: It was safe and it would be so for years.`
  const added = "paper. The old bridge over the river, built by many hands in the years before the war, was closed: It"
  const claim = `regions:
  standfirst: "More about that inside this paper: It was safe"
claims:
  safe: {speaker: berg, cue: told, quote: {from: It was safe, to: for years}}
`
  assert.deepEqual(accept(before, before.replace("paper: It", added), claim), {
    text: claim.replace(": It was safe", ""),
    summary: ['To be looked at: the quote "It was safe" stands elsewhere than where it was taken from'],
  })
})

test("a quote and a source that go to the end of the text with their paragraph are told, where it was edited in its place", () => {
  const before = "The mayor said no to them.\n\nAll this was so."
  const after = "The mayor said no, no to them.\n\nAll this was so.\n\nThe mayor said no to them."
  const claim = "claims:\n  no: {speaker: berg, source: The mayor, quote: said no}\n"
  assert.deepEqual(accept(before, after, claim), {
    text: claim.replace("said no", "{exact: said no, suffix: to}"),
    summary: ['Moved: the quote "said no" and 1 more annotation'],
  })
})

test("a quote is left alone and told where its line says something else now, not where it was corrected", () => {
  const before = "The hall was full.\n\nWe will not give in.\n\nThen all of them went home."
  const claim = "claims:\n  no: {speaker: berg, quote: We will not give in}\n"
  const accepted = (line: string) => accept(before, before.replace("We will not give in.", line), claim)
  for (const now of ["We shall not give in", "We will never give up", "we willl nott giv inn"]) {
    assert.deepEqual(accepted(`${now}.`), { text: claim.replace("We will not give in", now), summary: [] })
  }
  assert.deepEqual(accepted("Dahl has left the town."), {
    text: claim,
    summary: ['Not followed: the quote "We will not give in" → "Dahl has left the town."'],
  })
})

test("a note keeps the place that it was written for, and all of several", () => {
  const note = "notes:\n  - {at: the harbour, text: Which}\n"
  const added = `${text}\n\nThen he left the harbour again.`
  const kept = note.replace("the harbour", "{exact: the harbour, prefix: to}")
  assert.deepEqual(accept(text, added, note), { text: kept, summary: [] })
  const changed = added.replace("left the harbour", "left the haven")
  const told = 'Not followed: the note "the harbour" → "the haven"'
  assert.deepEqual(accept(added, changed, note), { text: note, summary: [told] })
  const third = `${added}\n\nSo the harbour was empty.`
  const doubt = 'To be looked at: the note "the harbour" stands in new text as well'
  assert.deepEqual(accept(added, third, note), { text: note, summary: [doubt] })
})

test("page furniture that stands in several places stays what it is where one of them is edited", () => {
  const furniture = "boilerplate:\n  - Read more\n"
  const before = `${text}\n\nRead more\n\nAn end.\n\nRead more`
  const told = 'Not followed: the boilerplate "Read more" → "Read on"'
  const after = before.replace(/more$/, "on")
  assert.deepEqual(accept(before, after, furniture), { text: furniture, summary: [told] })
})

test("what stands elsewhere than before, and no more where it stood, is left to people", () => {
  const body = "Ida Berg on Monday told them that the bridge was safe."
  const sidecar = "claims:\n  safe: {speaker: berg, cue: told, quote: the bridge was safe}\n"
  const before = `${body}\n\nYes, the bridge was safe, all of them said.`
  const { text, summary } = accept(before, before.replace("bridge", "tunnel"), sidecar)
  assert.equal(text, sidecar)
  assert.match(summary.join(), /To be looked at: the quote "the bridge was safe" stands elsewhere/)
})

test("the line about the text is written, with as many digits as it has", () => {
  const lined = `source:\n  text: sha256:${hashText(`${text}\n`).slice(0, 16)}\n${sidecar}`
  const after = text.replace("Ida Berg", "Ida Borg")
  const expected = `source:\n  text: sha256:${hashText(`${after}\n`).slice(0, 16)}\n${sidecar.replace("Berg:", "Borg:")}`
  assert.equal(accept(text, after, lined).text, expected)
})

test("with nothing to write it still succeeds", () => assert.equal(accept(text, text, sidecar).text, sidecar))

test("words that became part of a longer word are followed to its end", () => {
  const sidecar = `mentions:
  Ida Berg: berg
claims:
  safe: {speaker: berg, cue: told, quote: the bridge was safe}
notes:
  - {at: Ida Berg, text: who?}
`
  const followed = accept(text, text.replace("Ida Berg", "Ida Bergman").replace("was safe", "was safer"), sidecar)
  assert.equal(followed.text, sidecar.replaceAll("Ida Berg", "Ida Bergman").replace("was safe", "was safer"))
  assert.deepEqual(followed.summary, [])
})

test("all layers of an article follow it", () => {
  const layer = "file:///corpus/a.ann.bk.yaml"
  const corpus = acceptedArticle("Ida Berg came.", "Ida Borg came.", "mentions:\n  Ida Berg: berg\n")
  const { files, outcome } = doAct(
    "accept",
    { uri: "file:///corpus/a.txt" },
    `${corpus}//- a.ann.bk.yaml\nmentions:\n  Ida Berg: none\n`,
  )
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  assert.deepEqual(outcome.accepts, ["file:///corpus/a.ann.yaml", layer])
  applyChange(outcome, files)
  assert.equal(files.get(layer), "mentions:\n  Ida Borg: none\n")
})

test("a sidecar that cannot be read is not accepted", () => {
  const uri = "file:///corpus/a.txt"
  checkRefused("accept", { uri }, acceptedArticle(text, text, 'mentions:\n  Ida Berg: "berg\n'), /cannot be read/)
  checkRefused("accept", { uri: "file:///corpus/b.txt" }, acceptedArticle(text, text, sidecar), /has no annotations/)
})

test("hundreds of edits are followed at once", () => {
  const words = Array.from({ length: 300 }, (_, index) => `Name${index}x`)
  const before = words
    .map(
      (word, index) =>
        `In the morning ${word} came to the harbour and stayed.\nNobody said a word about it for the ${word.length + index} days.`,
    )
    .join("\n")
  const keys = (list: readonly string[]) => `mentions:\n${list.map(word => `  ${word}: berg\n`).join("")}`
  const after = before.replace(/(Name\d+)x/g, "$1y")
  assert.equal(accept(before, after, keys(words)).text, keys(words.map(word => word.replace("x", "y"))))
})
