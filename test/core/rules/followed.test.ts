import assert from "node:assert/strict"
import { test } from "node:test"
import { acceptedArticle } from "../../support/accepted-article.ts"
import { checkFix as checkFixOf, findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, parseFixture } from "../../support/fixture.ts"

const anchoring: ReadonlySet<string> = new Set([
  ...["anchor-changed", "anchor-moved", "mention-new", "mention-reread", "anchor-not-found", "anchor-ambiguous"],
  ...["anchor-context-lost", "mention-uncovered", "quote-not-verbatim", "text-changed"],
])

/** `CODE MESSAGE` of all that is told about anchors. */
function told(before: string, after: string, sidecar: string): readonly string[] {
  const corpus = loadCorpus(parseFixture(acceptedArticle(before, after, sidecar)).files)
  return findingsOf(corpus).flatMap(({ code, message }) => (anchoring.has(code) ? [`${code} ${message}`] : []))
}

function check(before: string, after: string, sidecar: string, expected: readonly (readonly [string, RegExp])[]): void {
  const found = told(before, after, sidecar)
  assert.deepEqual(
    found.map(one => one.split(" ")[0]),
    expected.map(([code]) => code),
    found.join("\n"),
  )
  for (const [index, [, message]] of expected.entries()) assert.match(found[index] ?? "", message)
}

function checkFix(
  code: string,
  [before, after]: readonly [string, string],
  [sidecar, expected]: readonly [string, string],
  title?: string,
): void {
  checkFixOf(code, acceptedArticle(before, after, sidecar), `//- a.ann.yaml\n${expected}`, title)
}

const berg = "mentions:\n  Ida Berg: berg\n"
const quoted = (quote: string, cue = "said") => `mentions:
  Ida Berg: berg
claims:
  safe:
    speaker: berg
    cue: ${cue}
    mode: indirect
    quote: ${quote}
    kind: assertion
    topic: bridge
    stance: none
`
const said = "Ida Berg said the bridge was safe on Monday."

test("nothing is told where an edit leaves all annotated words as they were", () => {
  check(said, said, quoted("the bridge was safe"), [])
  check(said, `Today ${said}\n\nMore.`, quoted("the bridge was safe"), [])
  check(said, said.replace("Monday", "Tuesday"), quoted("the bridge was safe"), [])
})

test("a surface that was respelled is told once, with both spellings, and no rule says it again", () => {
  const twice = "Ida Berg left.\n\nThen Ida Berg came."
  const now = twice.replaceAll("Berg", "Borg")
  check(twice, now, berg, [["anchor-changed", /"Ida Berg" was changed to "Ida Borg" in the article at 2 places/]])
  checkFix("anchor-changed", [twice, now], [berg, "mentions:\n  Ida Borg: berg\n"], 'Tag "Ida Borg"')
  checkFix("anchor-changed", [twice, now], [berg, "mentions:\n  Ida Borg: berg\n"], "Accept")
  checkFix("anchor-changed", [twice, now], [`${berg}  left: none\n`, "mentions:\n  left: none\n"], "Remove")
})

test("where old spellings are left, the new one becomes a surface besides", () => {
  const before = "Ida Berg left.\n\nThen Ida Berg came."
  const after = "Ida Berg left.\n\nThen Ida Borg came."
  check(before, after, berg, [["anchor-changed", /"Ida Berg" was changed to "Ida Borg" in the article: follow/]])
  checkFix("anchor-changed", [before, after], [berg, `${berg}  Ida Borg: berg\n`], "Tag")
})

test("another surface of the same meaning needs no word", () =>
  check("Ida Berg left.", "Berg left.", `${berg}  Berg: berg\n`, [["anchor-not-found", /"Ida Berg"/]]))

test("words that the text has for somebody else get a context", () => {
  const before = "On Monday Berg left the old hall.\n\nIn the end Kron came. Then Ida Berg slept."
  const after = before.replace("Berg", "Kron")
  const sidecar = `mentions:\n  Berg: berg\n  Kron: dahl\n  Ida Berg: berg\n`
  check(before, after, sidecar, [["anchor-changed", /"Berg" was changed to "Kron"/]])
  checkFix(
    "anchor-changed",
    [before, after],
    [sidecar, "mentions:\n  Berg: berg\n  Kron:\n    - dahl\n    - {entity: berg, prefix: Monday}\n  Ida Berg: berg\n"],
    "Tag",
  )
})

test("a surface that was taken out is told by the rule about words that do not occur", () =>
  check("Ida Berg left.\n\nThe end came.", "The end came.", berg, [
    ["anchor-not-found", /"Ida Berg" was taken out of the article/],
  ]))

test("the words of a quote that were edited are taken over", () => {
  const now = said.replace("was safe", "is rather safe")
  check(said, now, quoted("the bridge was safe"), [
    ["anchor-changed", /the quote "the bridge was safe" was changed to "the bridge is rather safe"/],
  ])
  const fixed = quoted("the bridge is rather safe")
  checkFix("anchor-changed", [said, now], [quoted("the bridge was safe"), fixed], "Take the words")
  checkFix("anchor-changed", [said, now], [quoted("the bridge was safe"), fixed], "Accept")
  checkFix("anchor-changed", [said, now], [quoted("the bridge was safe"), berg], "Remove claim")
})

test("a cue that was edited is taken over", () => {
  const now = said.replace("said", "declared")
  check(said, now, quoted("the bridge was safe"), [["anchor-changed", /the cue "said" was changed to "declared"/]])
  checkFix(
    "anchor-changed",
    [said, now],
    [quoted("the bridge was safe"), quoted("the bridge was safe", "declared")],
    "Take the words",
  )
})

test("a cue that is gone is not found at the next place in silence", () => {
  const before = `${said}\n\nJon Dahl said nothing at all.`
  const after = before.replace("Ida Berg said ", "Ida Berg: ")
  check(before, after, quoted("the bridge was safe"), [["anchor-changed", /the cue "said" stands elsewhere/]])
})

test("a cue that new words take away can keep its place", () => {
  const before = "Ida Berg said on Monday the bridge was safe."
  const after = before.replace("Monday", "Monday, as said before,")
  check(before, after, quoted("the bridge was safe"), [
    ["anchor-changed", /the cue "said" stands elsewhere .*\(line 1; "said" stands there now\): keep that place/],
  ])
  const kept = quoted("the bridge was safe", "{exact: said, prefix: Berg}")
  checkFix("anchor-changed", [before, after], [quoted("the bridge was safe"), kept], "Keep the place on line 1")
  checkFix("anchor-changed", [before, after], [quoted("the bridge was safe"), kept], "Accept")
})

test("a region whose context was taken out can keep its place", () => {
  const before = `None\n\nthe bridge was safe\n\n${said}`
  const caption = (prefix: string) =>
    `regions:\n  caption: {exact: the bridge was safe, prefix: ${prefix}}\n${quoted("the bridge was safe")}`
  const after = before.replace("None", "Ad")
  check(before, after, caption("None"), [
    ["anchor-changed", /the region "the bridge was safe" has another context/],
    ["anchor-ambiguous", /2 places/],
  ])
  checkFix("anchor-changed", [before, after], [caption("None"), caption("Ad")], "Keep the place on line 3")
})

test("a quote that was taken out offers to remove its claim", () => {
  const before = `Ida Berg said so. ${"The council met in the old hall. ".repeat(4)}\n\nShe said the bridge was safe.`
  const after = before.replace("\n\nShe said the bridge was safe.", "")
  const found = told(before, after, quoted("the bridge was safe"))
  assert.match(found.join("\n"), /quote-not-verbatim "the bridge was safe" was taken out of the article/)
})

test("a second place for a quote in new text names the place that it was taken from", () => {
  const after = `They say the bridge was safe.\n\n${said}`
  check(said, after, quoted("the bridge was safe"), [
    ["anchor-ambiguous", /2 places \(lines 1, 3\); they were taken from line 3/],
  ])
  checkFix(
    "anchor-ambiguous",
    [said, after],
    [quoted("the bridge was safe"), quoted("{exact: the bridge was safe, prefix: said}")],
  )
})

test("a new occurrence is told once for a key, and can be excluded", () => {
  const after = `${said}\n\nA young Ida Berg sang. An old Ida Berg wept.`
  check(said, after, berg, [["mention-new", /2 new "Ida Berg" in the text are read as Ida Berg, like the others/]])
  const one = `${said}\n\nA young Ida Berg sang.`
  checkFix(
    "mention-new",
    [said, one],
    [berg, "mentions:\n  Ida Berg:\n    - berg\n    - {entity: none, prefix: young}\n"],
    "Exclude",
  )
  checkFix("mention-new", [said, one], [berg, berg], "Accept")
})

test("very many new keys are told as one", () => {
  const names = Array.from({ length: 12 }, (_, index) => `Name${String.fromCharCode(65 + index)}x`)
  const sidecar = `mentions:\n${names.map(name => `  ${name}: berg\n`).join("")}`
  const before = names.join(" came. ")
  check(before, `${before}\n\n${names.join(" went. ")}`, sidecar, [
    ["mention-new", /"NameAx" and 11 other keys occur in new text, 12 times in all/],
  ])
})

test("a meaning that changes with the words around it can be kept", () => {
  const before = "Oslo waits. They meet in Oslo."
  const after = "Oslo waits. They gather in Oslo."
  const sidecar = (context: string) => `mentions:\n  Oslo:\n    - norway\n    - {entity: oslo, prefix: ${context}}\n`
  check(before, after, sidecar("meet in"), [["mention-reread", /"Oslo" was read as Oslo, and is read as Norway since/]])
  checkFix("mention-reread", [before, after], [sidecar("meet in"), sidecar("in")], "Keep")
  checkFix("mention-reread", [before, after], [sidecar("meet in"), sidecar("in")], "Accept")
})

test("paragraphs that change places are told once", () => {
  const paragraph = (name: string) =>
    `${name} left early, ${name} came back late, and nobody but ${name} saw the harbour.`
  const [one, two] = [paragraph("Ida Berg"), `Jon Dahl stayed. ${"The harbour lay in the rain all day. ".repeat(3)}`]
  const sidecar = `${berg}  Jon Dahl: dahl\n`
  const found = told(`${one}\n\n${two}`, `${two}\n\n${one}`, sidecar)
  assert.equal(found.length, 1, found.join("\n"))
  assert.match(found[0] ?? "", /^anchor-moved .*accept the text if its order is right$/)
  checkFix("anchor-moved", [`${one}\n\n${two}`, `${two}\n\n${one}`], [sidecar, sidecar])
})

test("the text as it was says nothing any more", () => {
  const source = acceptedArticle(said, said.replace("Berg", "Borg"), berg)
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  const count = () => findingsOf(corpus).filter(({ code }) => code === "anchor-changed").length
  assert.equal(count(), 1)
  files.set("file:///corpus/a.txt", `${said}\n`)
  corpus.update(["file:///corpus/a.txt"])
  assert.equal(count(), 0)
})
