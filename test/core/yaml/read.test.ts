import assert from "node:assert/strict"
import { test } from "node:test"
import { otherLimits, readYaml } from "../../../server/core/yaml/read.ts"
import { checkFixes, checkSpans, plain, sampleSidecar, told, written } from "./support.ts"

function check(text: string, expected: unknown) {
  const { value, problems } = readYaml(text)
  assert.deepEqual(told(text, problems), [])
  assert.deepEqual(plain(value), expected)
  checkSpans(value, text)
}

const slices = (text: string) => [...written(readYaml(text).value, text)].slice(1)

test("scalars keep their characters", () =>
  check("a: 2008-11-19\nb: 000\nc: yes\nd: ~\ne: 1.0\nf: null\n0x1F: .inf", {
    a: "2008-11-19",
    b: "000",
    c: "yes",
    d: "~",
    e: "1.0",
    f: "null",
    "0x1F": ".inf",
  }))
test("quotation marks are undone", () =>
  check(`a: "x\\ty \\u00e9"\nb: 'it''s'\n"c d": e`, { a: "x\ty é", b: "it's", "c d": "e" }))
test("blocks are folded or kept", () =>
  check("a: >-\n  x\n  y\n\n  z\nb: |\n  x\n  y\nc: d\n", { a: "x y\nz", b: "x\ny\n", c: "d" }))
test("a plain text over several lines is folded", () => check("a: x\n  y\nb: z", { a: "x y", b: "z" }))
test("collections in both forms", () =>
  check("a: [1, {b: 2}]\nc:\n- 1\n-\n  d: 3\n  e: 4\n", { a: ["1", { b: "2" }], c: ["1", { d: "3", e: "4" }] }))
test("a key without a value has nothing as its value", () =>
  check("a:\nb: \nc: ''\nd: {e: , f: }\n", { a: null, b: null, c: "", d: { e: null, f: null } }))
test("an item without a value", () => check("- a\n-\n- b", ["a", null, "b"]))
test("an empty file holds nothing", () => check("", undefined))
test("a file of comments holds nothing", () => check("# a\n\n  # b", undefined))
test("a file of blank lines holds nothing", () => check("\r\n \n", undefined))
test("the mark before a document is allowed", () => check("# x\n---\na: 1\n", { a: "1" }))
test("the mark after a document is allowed", () => check("a: 1\n...\n# x\n", { a: "1" }))
test("line ends of Windows and of old Macs", () => {
  check("a: 1\r\nb:\r\n  - x\r\n  - >-\r\n    y\r\n    z\r\nc: 3", { a: "1", b: ["x", "y z"], c: "3" })
  check("a: 1\rb:\r  c: 2\r", { a: "1", b: { c: "2" } })
})
test("keys with colons, apostrophes and property names of objects", () =>
  check(
    "U.S.: a\nMoscow's: b\nat 10:30: c\n__proto__: d\nconstructor: e\n",
    Object.fromEntries([
      ["U.S.", "a"],
      ["Moscow's", "b"],
      ["at 10:30", "c"],
      ["__proto__", "d"],
      ["constructor", "e"],
    ]),
  ))

test("spans are those of what is written", () =>
  assert.deepEqual(slices(`a: "x" # c\n'b': [c, {d: e}]\nf:\n  g: h\n`), [
    "a",
    `"x"`,
    "'b'",
    "[c, {d: e}]",
    "c",
    "{d: e}",
    "d",
    "e",
    "f",
    "g: h",
    "g",
    "h",
  ]))
test("a byte-order mark counts as one character", () => assert.deepEqual(slices("\ufeffa: b\n"), ["a", "b"]))
test("characters outside the basic plane count as two", () =>
  assert.deepEqual(slices("😀: 👨‍👩‍👧 x\ne\u0301: z"), ["😀", "👨‍👩‍👧 x", "e\u0301", "z"]))
test("a block ends at its last word", () =>
  assert.deepEqual(slices("a: >-\n  x\n  y\n\n\nb: c"), ["a", ">-\n  x\n  y", "b", "c"]))
test("a block with line ends of Windows", () =>
  assert.deepEqual(slices("a: >-\r\n  x\r\n\r\nb: c"), ["a", ">-\r\n  x", "b", "c"]))
test("a value not written stands behind the colon", () => {
  const { value } = readYaml("a:\nb: {c, d:}")
  const found = value?.kind === "map" ? value.entries.map(entry => entry.value) : []
  assert.deepEqual(found[0]?.span, { start: 2, end: 2 })
  const inner = found[1]?.kind === "map" ? found[1].entries.map(({ value }) => value.span.start) : []
  assert.deepEqual(inner, [8, 12])
})
test("styles and forms are told", () => {
  const text = `- a\n- 'a'\n- "a"\n- |\n  a\n- [a]\n- {a: b}\n- - a\n`
  const { value } = readYaml(text)
  const forms = value?.kind === "list" ? value.items.map(one => (one.kind === "scalar" ? one.style : one.flow)) : []
  assert.deepEqual(forms, ["plain", "single", "double", "block", true, true, false])
})
test("the sample is read without a problem", () => {
  const { value, problems } = readYaml(sampleSidecar)
  assert.deepEqual(problems, [])
  checkSpans(value, sampleSidecar)
})

const problemsOf = (text: string) => {
  checkFixes(text, readYaml)
  return told(text, readYaml(text).problems)
}

test("a key that stands twice is reported at the second place", () => {
  assert.deepEqual(problemsOf("a: 1\nb: 2\na: 3\n"), [
    'duplicate-key [a] "a" appears twice; the first value is used here, while other programs silently take the later one',
  ])
  assert.deepEqual(problemsOf("a: {b: 1, b: 1}"), ['duplicate-key [b] "b" appears twice with the same value'])
  const [problem] = readYaml("a: 1\na: 2").problems
  assert.deepEqual(
    problem?.related?.map(one => one.span),
    [{ start: 0, end: 1 }],
  )
})
test("both entries of a key that stands twice are there", () => {
  const { value } = readYaml("a: 1\na: 2")
  assert.deepEqual(value?.kind === "map" && value.entries.map(entry => plain(entry.value)), ["1", "2"])
})
test("every repetition is reported once", () => assert.equal(problemsOf("a: 1\n'a': 2\n\"a\": 3\n").length, 2))

test("anchors, aliases, tags and merge keys are reported and not followed", () => {
  const text = "a: &x 1\nb: *x\nc: !!int 2\n<<: {d: 3}\n"
  assert.deepEqual(
    problemsOf(text).map(line => line.split("]")[0]),
    ["yaml-feature [&x", "yaml-feature [*x", "yaml-feature [!!int", "yaml-feature [<<"],
  )
  assert.deepEqual(plain(readYaml(text).value), { a: "1", b: "*x", c: "2", "<<": { d: "3" } })
})
test("a thousand aliases of aliases cost nothing", () => {
  const lines = Array.from({ length: 30 }, (_, i) => `k${i + 1}: &k${i + 1} [*k${i}, *k${i}, *k${i}, *k${i}]`)
  assert.equal(readYaml(`k0: &k0 [x]\n${lines.join("\n")}`).problems.length, 31 + 120)
})
test("a text with a star in front is not read as an alias without a word", () =>
  assert.deepEqual(problemsOf("a: *very* good\nb: 1"), [
    'yaml-feature [*very*] "*very*" is read as a YAML alias, which is not used here; write the value out, or put the text in quotation marks',
  ]))
test("a second document is reported and read as part of the first", () => {
  const text = "a: 1\n---\nb: 2\n...\n---\nc: 3\n"
  assert.deepEqual(
    problemsOf(text).map(line => line.split(" ")[0]),
    ["yaml-feature", "yaml-feature"],
  )
  assert.deepEqual(plain(readYaml(text).value), { a: "1", b: "2", c: "3" })
})

test("a conflict is one finding, and what is around it is read", () => {
  const text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\nc: 3\n>>>>>>> branch\nd: 4\n"
  assert.deepEqual(problemsOf(text), [
    'merge-markers [<<<<<<< HEAD] git left a conflict between "HEAD" and "branch" here; keep one of the two and delete the marks',
  ])
  const { value } = readYaml(text)
  assert.deepEqual(plain(value), { a: "1", b: "2", d: "4" })
  assert.deepEqual([...written(value, text)].slice(1), ["a", "1", "b", "2", "d", "4"])
})
test("a conflict with its base, inside a block, with line ends of Windows", () => {
  const text =
    "a: >-\r\n  x\r\n<<<<<<< o\r\n  b\r\n||||||| base\r\n  q\r\n=======\r\n  c\r\n>>>>>>> t\r\n  d\r\ne: f\r\n"
  assert.equal(problemsOf(text).length, 1)
  const [problem] = readYaml(text).problems
  assert.equal(problem?.fixes?.length, 2)
  const value = readYaml(text).value
  assert.equal(
    value?.kind === "map" &&
      value.entries[0]?.value.kind === "scalar" &&
      value.entries[0].value.value.replace(/\s+/g, " "),
    "x b d",
  )
})
test("two conflicts are two findings", () => {
  const one = (n: number) => `<<<<<<< a\nk${n}: 1\n=======\nk${n}: 2\n>>>>>>> b\n`
  assert.equal(problemsOf(`${one(1)}x: 1\n${one(2)}`).length, 2)
})
test("a mark that is left over is reported", () =>
  assert.deepEqual(problemsOf("a: 1\n>>>>>>> branch\nb: 2\n"), [
    'merge-markers [>>>>>>> branch] ">>>>>>> branch" is a mark that git leaves in a conflict; delete this line',
  ]))

test("a file that is too large is not read", () => {
  const text = `a: ${"é".repeat(2_600_000)}`
  assert.deepEqual(told("", readYaml(text).problems), [
    "limit-exceeded [] this file is larger than 5 MB and is not read; split it",
  ])
  assert.deepEqual(readYaml(text, otherLimits).problems, [])
})
test("beyond 20,000 entries nothing is read", () => {
  const text = `mentions:\n${Array.from({ length: 20_002 }, (_, i) => `  s${i}: e\n`).join("")}a: 1\n`
  const { value, problems } = readYaml(text)
  assert.deepEqual(told(text, problems), [
    "limit-exceeded [s20000: e] only the first 20000 entries are read; split the file",
  ])
  assert.equal(
    value?.kind === "map" && value.entries[0]?.value.kind === "map" && value.entries[0].value.entries.length,
    20_000,
  )
})
for (const [name, text, count] of [
  ["items", `a: [${"x, ".repeat(200_000)}x]\n`, 0],
  ["keys that repeat", "a: 1\n".repeat(200_000), 199_999],
] as const) {
  test(`however many there are, the program does not end: ${name}`, () =>
    assert.equal(readYaml(text, otherLimits).problems.length, count))
}
test("what is more than 20 levels deep is not read, what is around it is", () => {
  const text = `a: 1\nb: ${"[".repeat(25)}x${"]".repeat(25)}\nc: 2\n`
  const { value, problems } = readYaml(text)
  assert.deepEqual(
    problems.map(problem => problem.code),
    ["limit-exceeded"],
  )
  assert.deepEqual(value?.kind === "map" && value.entries.map(entry => entry.key.value), ["a", "b", "c"])
})
for (const [name, text] of [
  ["brackets", "[".repeat(100_000)],
  ["braces", "{a: ".repeat(100_000)],
  ["dashes", "- ".repeat(100_000)],
  ["question marks", "? ".repeat(100_000)],
  ["brackets on lines of their own", "- [\n".repeat(20_000)],
  ["steps", Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
] as const) {
  test(`no depth ends the program: ${name}`, () => {
    const start = performance.now()
    assert.ok(readYaml(text).problems.some(problem => problem.code === "limit-exceeded"))
    assert.ok(performance.now() - start < 20_000)
  })
}
