import assert from "node:assert/strict"
import { test } from "node:test"
import { difference, refine } from "../../server/core/text/difference.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { type Next, pick, random, times } from "../support/random.ts"

/** Each edit as `old>new`, each move as `>words>`. */
function check(before: string, after: string, expected: readonly string[]): void {
  const { edits, moves } = difference(before, after)
  assert.equal(applyEdits(before, edits), after)
  const shown = edits.map(({ span, newText }) => `${before.slice(span.start, span.end)}>${newText}`)
  assert.deepEqual([...shown, ...moves.map(({ from }) => `>${before.slice(from.start, from.end)}>`)], expected)
}

const bridge = "The mayor said on Monday that the new bridge would be built within two years."
const tunnel = "Nobody in the council had seen a plan for the tunnel, its members complained."
const harbour = "A harbour for large ships is what the region needs most, wrote the old newspaper."

test("texts that are the same do not differ", () => check(bridge, bridge, []))
test("a word that differs is replaced alone", () =>
  check(bridge, bridge.replace("Monday", "Tuesday"), ["Monday>Tuesday"]))
test("words side by side that differ are replaced one by one, by those that are spelled alike or in their place", () => {
  const said = "In the old hall Ida Berg told them on Monday that it was safe."
  check(said, said.replace("Berg told", "Borg assured"), ["Berg>Borg", "told>assured"])
  check(said, said.replace("Berg told", "Borg quickly assured"), ["Berg>Borg", "told>quickly assured"])
  check(said, said.replace("Ida Berg told", "Eva Dahl asked"), ["Ida>Eva", "Berg>Dahl", "told>asked"])
})
test("each of many lines in a row that changed is replaced by its own version", () => {
  const lines = (name: string) => Array.from({ length: 300 }, (_, index) => `${name}${index} spoke.`).join("\n")
  const expected = Array.from({ length: 300 }, (_, index) => `Carla${index}>Carlo${index}`)
  check(lines("Carla"), lines("Carlo"), expected)
  const inserted = lines("Carlo").replace("Carlo7 ", "Nobody at all here, it is true.\nCarlo7 ")
  const { edits } = difference(lines("Carla"), inserted)
  assert.ok(edits.every(({ newText }) => newText.startsWith("Nobody") || /^Carlo\d+$/.test(newText)))
})
test("words that come and go are single edits", () =>
  check(bridge, bridge.replace("on Monday ", "").replace("built", "built here"), ["on Monday >", ">here "]))
test("line ends, hard wrap and blanks are edits of their own", () => {
  check(`${bridge}\n${tunnel}\n`, `${bridge}\r\n${tunnel}\r\n`, [">\r", ">\r"])
  check(bridge, bridge.replace("that ", "that\n"), [" >\n"])
  check("a\u00a0new bridge", "a new bridge", ["\u00a0> "])
})
test("quotation marks and dashes that are made plain are edits of their own", () =>
  check("He said: “We need it – now”.", 'He said: "We need it - now".', ['“>"', "–>-", '”>"']))
test("a soft hyphen or a mark that is composed does not make another word", () =>
  check("the new cafe\u0301 by the har\u00adbour stays open", "the new café by the harbour stays open", [
    "cafe\u0301>café",
    "har\u00adbour>harbour",
  ]))
test("a line that stands once stays, and the longest of those that changed places", () =>
  check(`Short one here now.\n${bridge}\n`, `${bridge}\nShort one here now.\n`, [
    "Short one here now.\n>",
    ">Short one here now.\n",
    ">Short one here now.>",
  ]))
test("of lines that stand twice each is compared with the one in its place", () => {
  const caption = "Soldiers cross the bridge at Lund on Monday evening, as seen from the old mill."
  const other = caption.replace("Monday", "Tuesday")
  check(`One.\n\n${caption}\n\n${caption}`, `Ones.\n\n${caption}\n\n${other}`, ["One>Ones", "Monday>Tuesday"])
})
test("of lines that stand twice the one that was edited is compared with its version, whatever came before them", () => {
  const other = bridge.replace("Monday", "Tuesday")
  check(`${bridge}\n\n${bridge}`, `A note.\n\n${bridge}\n\n${other}`, [">A note.\n\n", "Monday>Tuesday"])
  check(`${bridge}\n\n${bridge}`, `A note.\n\n${other}\n\n${bridge}`, [">A note.\n\n", "Monday>Tuesday"])
})
test("of three paragraphs in reverse order two have moved", () => {
  const { moves } = difference(`${bridge}\n${tunnel}\n${harbour}\n`, `${harbour}\n${tunnel}\n${bridge}\n`)
  assert.equal(moves.length, 2)
})
test("a block that moved and was wrapped anew has moved", () => {
  const before = `${bridge}\n\n${tunnel}\n\n${harbour}\n`
  const wrapped = bridge.replace("that ", "that\n")
  const { moves } = difference(before, `${tunnel}\n\n${harbour}\n\n${wrapped}\n`)
  assert.deepEqual(
    moves.map(({ from, edits }) => [before.slice(from.start, from.end), edits.map(edit => edit.newText)]),
    [[bridge, ["\n"]]],
  )
})
test("the few words that two paragraphs have in common did not stay", () =>
  check(`${bridge}\n`, "Two years after the new election the members said that on most days it rains.\n", [
    `${bridge}>Two years after the new election the members said that on most days it rains.`,
  ]))
test("words of languages without spaces are compared one by one", () =>
  check("東京は日本の首都であり、世界最大の都市です。", "東京は日本の首都で、世界最大の都市です。", ["あり>"]))

test("in edits that are known, what was typed anew as it was has stayed", () => {
  const after = bridge.replace("Monday", "Tuesday")
  const all = { span: { start: 0, end: bridge.length }, newText: after }
  assert.deepEqual(refine(bridge, after, [all]), difference(bridge, after))
})
test("an edit that replaces all there is is compared by lines, so that what moved in a text that repeats itself is found", () => {
  const next = random("whole text")
  const line = () => Array.from({ length: 12 }, () => pick(["we", "they", "said", "so"], next)).join(" ")
  const [first = "", ...rest] = Array.from({ length: 200 }, line)
  const before = [first, ...rest].join("\n")
  const after = [...rest, first].join("\n")
  const whole = refine(before, after, [{ span: { start: 0, end: before.length }, newText: after }])
  assert.deepEqual(
    whole.moves.map(({ from }) => before.slice(from.start, from.end)),
    [first],
  )
})
test("edits that are known say which of two alike words went", () => {
  const edit = { span: { start: 4, end: 9 }, newText: "" }
  assert.deepEqual(refine("one more more", "one more", [edit]).edits, [edit])
})

test("in a long text that repeats itself, a word that differs is replaced alone", () => {
  const before = "no to the bridge and no to the tunnel, ".repeat(500)
  const at = before.indexOf("tunnel", before.length / 2)
  const after = `${before.slice(0, at)}harbour${before.slice(at + 6)}`.replace("bridge", "quay")
  assert.deepEqual(
    difference(before, after).edits.map(({ span, newText }) => [span.start, newText]),
    [
      [before.indexOf("bridge"), "quay"],
      [at, "harbour"],
    ],
  )
})

test("the edits give the other text, in whatever way the two differ", () => {
  const next = random("difference")
  for (let round = 0; round < times(1000); round++) {
    const [before, after] = [someText(next), someText(next)]
    const { edits, moves } = difference(before, after)
    const label = JSON.stringify([before, after])
    assert.equal(applyEdits(before, edits), after, label)
    for (const { from, to, edits } of moves) {
      const shift = edits.map(({ span, newText }) => ({
        span: { start: span.start - from.start, end: span.end - from.start },
        newText,
      }))
      assert.equal(applyEdits(before.slice(from.start, from.end), shift), after.slice(to.start, to.end), label)
    }
  }
})

test("time grows with the length of the texts, not with its square", () => {
  const next = random("difference of long texts")
  const words = Array.from({ length: 150_000 }, () => pick(["a", "b", "c", "bridge", "no"], next))
  const other = words.map(word => (next(3) === 0 ? pick(["x", "b", "no"], next) : word))
  const began = performance.now()
  for (const joint of [" ", "\n"]) {
    const after = other.join(joint)
    assert.equal(applyEdits(words.join(" "), difference(words.join(" "), after).edits), after)
  }
  assert.ok(performance.now() - began < 60_000)
})

function someText(next: Next): string {
  const pieces = [
    "a",
    "b",
    "bridge",
    "new ",
    " ",
    "\n",
    "\r\n",
    "“",
    "\u00a0",
    "\u00ad",
    "e\u0301",
    "橋",
    "\ud83d",
    "😀",
    ".",
  ]
  const few = pieces.slice(next(pieces.length))
  return Array.from({ length: next(60) }, () => pick(next(2) === 0 ? few : pieces, next)).join("")
}
