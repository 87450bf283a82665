import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../server/core/acts/act.ts"
import { checkAct, checkRefused, doAct } from "../support/check-acts.ts"
import { fixtureRoot } from "../support/fixture.ts"

const article = `//- a.txt
Rivers Unite Towns

Anna Berg of Lindau said the river joins us all. Berg, who runs the Lindau port office, spoke in Lindau.
No town is an island, Mr. Holm said. Holm laughed.
`

/** Formats the sidecar of the article, or the file that `path` names. */
function check(before: string, after: string, path = "a.ann.yaml"): void {
  checkAct("format-file", { uri: fixtureRoot + path }, `${article}//- ${path}\n${before}`, `//- ${path}\n${after}`)
}

function checkSame(text: string, path?: string): void {
  check(text, text, path)
}

test("keys stand in the order of the format, unknown ones behind them", () =>
  check(
    "claims: {}\nx-mine: 1\nsource: {published: 2008, title: T}\nwhat: 2\narticle: one\nformat: 1\n",
    "format: 1\narticle: one\nsource: {title: T, published: 2008}\nclaims: {}\nx-mine: 1\nwhat: 2\n",
  ))

test("mentions stand in the order of the article, the longer one first, those that count nowhere last", () =>
  check(
    "mentions:\n  Holm: holm\n  Nobody: x\n  Lindau: lindau\n  Berg: berg\n  Anna: berg\n  Unknown: y\n  Anna Berg of: berg\n",
    "mentions:\n  Anna Berg of: berg\n  Lindau: lindau\n  Berg: berg\n  Holm: holm\n  Nobody: x\n  Anna: berg\n  Unknown: y\n",
  ))

test("claims stand in the order of their first segment, a headline's included", () =>
  check(
    `regions: {headline: Rivers Unite Towns}
claims:
  island:
    quote: No town is an island
  lost:
    quote: nowhere to be found
  two:
    quote: [the river, an island]
  headline:
    quote: Rivers Unite Towns
`,
    `regions: {headline: Rivers Unite Towns}
claims:
  headline:
    quote: Rivers Unite Towns
  two:
    quote: [the river, an island]
  island:
    quote: No town is an island
  lost:
    quote: nowhere to be found
`,
  ))

test("a claim's keys, a selector's and a reading's stand in order", () =>
  check(
    `mentions:
  Lindau: [{note: n, prefix: in, entity: lindau}, port]
claims:
  a:
    stance: none
    links: {repeats: b}
    cue: {suffix: the, exact: said}
    speaker: berg
    quote: {to: all, from: the river}
`,
    `mentions:
  Lindau:
    - {entity: lindau, prefix: in, note: n}
    - port
claims:
  a:
    speaker: berg
    cue: {exact: said, suffix: the}
    quote: {from: the river, to: all}
    stance: none
    links: {repeats: b}
`,
  ))

test("a mention has one line, or one for each reading", () =>
  check(
    `mentions:
  Berg:
    berg
  Lindau:
  - entity: lindau
    prefix: in
  - {entity: port,
     suffix: port}
  Holm: {prefix: Mr., entity: holm}
`,
    `mentions:
  Berg: berg
  Lindau:
    - {entity: lindau, prefix: in}
    - {entity: port, suffix: port}
  Holm: {entity: holm, prefix: Mr.}
`,
  ))

test("mentions and claims in braces become lines", () =>
  check(
    "{mentions: {Berg: berg, Holm: [holm]}, claims: {a: {stance: none, speaker: berg}}}",
    "mentions:\n  Berg: berg\n  Holm: [holm]\nclaims:\n  a:\n    speaker: berg\n    stance: none\n",
  ))

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i % 10}`).join(" ")

test("a quote that ends at column 88 stays on its line, a longer one is folded", () => {
  const exact = words(20).slice(0, 88 - "    quote: ".length)
  check(
    `claims:\n  a:\n    quote: >-\n      ${exact}\n  b:\n    quote: ${exact}y\n`,
    `claims:\n  a:\n    quote: ${exact}\n  b:\n    quote: >-\n      ${exact}y\n`,
  )
})

test("a folded quote keeps its lines while none is too long", () => {
  const narrow = `${words(8)}\n      ${words(8)}`
  checkSame(`claims:\n  a:\n    quote: >-\n      ${narrow}\n`)
  check(
    `claims:\n  a:\n    quote: >-\n      ${words(13)} xyzxyzxyz\n      ${words(8)}\n`,
    `claims:\n  a:\n    quote: >-\n      ${words(13)}\n      xyzxyzxyz ${words(8)}\n`,
  )
})

test("a quote in quotation marks over several lines is a quote like any other", () =>
  check(
    `claims:\n  a:\n    quote: "the river\n      joins"\n  b:\n    quote: 'one: two'\n`,
    `claims:\n  a:\n    quote: the river joins\n  b:\n    quote: "one: two"\n`,
  ))

test("a list of segments that is too long for its line becomes lines", () =>
  check(
    `claims:\n  a:\n    quote: [${words(8)}, ${words(8)}]\n`,
    `claims:\n  a:\n    quote:\n      - ${words(8)}\n      - ${words(8)}\n`,
  ))

test("a text without blanks stays on its line however long", () =>
  checkSame(`source:\n  url: https://example.org/${"x".repeat(100)}\n`))

test("texts of several lines keep their lines", () =>
  checkSame(
    "source:\n  title: |\n    one\n\n    two\n  author: |-\n    a\n    b\n  evidence: >-\n    one\n\n    two\n",
  ))

test("brackets stay on their line; those over several lines come on one, or into block form", () =>
  check(
    `source: {title: ${words(20)}}\ncoders: [\n  a,\n  b\n]\ntags: [\n${"  tag-of-some-length,\n".repeat(8)}]\n`,
    `source: {title: ${words(20)}}\ncoders: [a, b]\ntags:\n${"  - tag-of-some-length\n".repeat(8)}`,
  ))

test("quotation marks stay where they are needed, and in what is not ours", () =>
  check(
    `mentions:\n  "Berg": 'berg'\n  "12": "a"\n  'It: x': b\n  Holm, Mr.: holm\ntags: ['a, b', "c"]\nx-other: {a: "5", b: "y"}\n`,
    `tags: ["a, b", c]\nmentions:\n  Berg: berg\n  "12": a\n  "It: x": b\n  Holm, Mr.: holm\nx-other: {a: "5", b: "y"}\n`,
  ))

test("escapes that make something visible stay", () => checkSame('mentions:\n  "Anna\\u00a0Berg": berg\n'))

test("what has no quotation marks gets none", () =>
  check(
    "format: 1\nlocal:\n    _x: { anonymous: true,type: person }\n",
    "format: 1\nlocal:\n  _x: {type: person, anonymous: true}\n",
  ))

test("lists stand below their keys, levels two columns apart", () =>
  check(
    "notes:\n- at: Berg\n  text: x\n-   at:\n        exact: Holm\n    text: y\nboilerplate:\n- a\n- - b\n  - c\n",
    "boilerplate:\n  - a\n  - - b\n    - c\nnotes:\n  - at: Berg\n    text: x\n  - at:\n      exact: Holm\n    text: y\n",
  ))

test("comments go with what they belong to", () =>
  check(
    `# The file

# of Holm
mentions:   # all of them
    # the man
    Holm: holm     # laughs

    # the woman
    # from Lindau
    Berg: berg # runs the port
    # end of the mentions

# by hand
format: 1
# end of the file
`,
    `# The file

# by hand
format: 1

# of Holm
mentions:   # all of them
  # the woman
  # from Lindau
  Berg: berg # runs the port

  # the man
  Holm: holm     # laughs
  # end of the mentions
# end of the file
`,
  ))

test("comments below a key without a value stay there", () =>
  check(
    "mentions:  # none yet\n      # Berg: berg\n\n      # Holm: holm\nlocal:\n# next\nnotes:\n",
    "local:\nmentions:  # none yet\n  # Berg: berg\n\n  # Holm: holm\n# next\nnotes:\n",
  ))

test("comments between brackets bring them into block form", () =>
  check(
    "tags: [a, # one\n  b] # two\nmentions:\n  Berg: [{entity: x, # why\n    prefix: Anna}, y]\n",
    "tags: # two\n  - a # one\n  - b\nmentions:\n  Berg:\n    - entity: x # why\n      prefix: Anna\n    - y\n",
  ))

test("a comment behind the sign of a folded quote stays there", () => {
  const long = words(20)
  check(
    `claims:\n  a:\n    quote: "${long}"  # long\n  b:\n    quote: >- # short\n      the river\n`,
    `claims:\n  b:\n    quote: the river # short\n  a:\n    quote: >-  # long\n      ${words(13)}\n      ${long.slice(words(13).length + 1)}\n`,
  )
})

test("one empty line stays where some were, none at the top of a map", () =>
  check(
    "\n\nformat: 1\n\n\n\nmentions:\n\n  Berg: berg\n \n  Holm: holm\n\n\n",
    "format: 1\n\nmentions:\n  Berg: berg\n\n  Holm: holm\n",
  ))

test("the line end that comes first counts, a byte-order mark stays, the end gets a line end", () => {
  check("format: 1\r\nstatus: open\ncoders: [ a ]", "format: 1\r\nstatus: open\r\ncoders: [a]\r\n")
  check("\ufefftags: [ a ]\nformat: 1", "\ufeffformat: 1\ntags: [a]\n")
  check("---\ntags: [ a ]\n", "---\ntags: [a]\n")
})

test("a file without keys stays as it is", () => {
  checkSame("")
  checkSame("# nothing yet")
  checkSame("{}")
})

test("entities and codes keep their order and their form; their keys are put in order", () => {
  check(
    `entities:
  lindau: {name: Lindau, type: city}
  berg:
    name: Anna Berg
    roles:
    - {from: 2001, role: mayor}
    type: person
format: 1
`,
    `format: 1
entities:
  lindau: {type: city, name: Lindau}
  berg:
    type: person
    name: Anna Berg
    roles:
      - {role: mayor, from: 2001}
`,
    "registry.yaml",
  )
  check(
    "topics:\n  b: {proposition: P, label: B}\n  a:\n    keywords: [k]\n    about: A\nstances: [for, against]\nformat: 1\n",
    "format: 1\nstances: [for, against]\ntopics:\n  b: {label: B, proposition: P}\n  a:\n    about: A\n    keywords: [k]\n",
    "codebook.yaml",
  )
  check(
    "rules:\n  anchor-not-found: {why: x, severity: off}\n  alias-collision: hint\nname: N\nformat: 1\n",
    "format: 1\nname: N\nrules:\n  anchor-not-found: {severity: off, why: x}\n  alias-collision: hint\n",
    "postil.yaml",
  )
})

test("only the lines that differ are edited", () => {
  const source = `${article}//- a.ann.yaml\nformat: 1\nstatus:   open\ncoders: [a]\ntags: [ b ]\n`
  const { outcome, files } = doAct("format-file", { uri: `${fixtureRoot}a.ann.yaml` }, source)
  assert.ok(!isRefusal(outcome))
  const text = files.get(`${fixtureRoot}a.ann.yaml`) ?? ""
  assert.deepEqual(
    outcome.changes[0]?.edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
    [
      ["status:   open\n", "status: open\n"],
      ["tags: [ b ]\n", "tags: [b]\n"],
    ],
  )
})

test("a file that cannot be read without doubt is refused", () => {
  const refused = (text: string, reason: RegExp) =>
    checkRefused("format-file", { uri: `${fixtureRoot}a.ann.yaml` }, `${article}//- a.ann.yaml\n${text}`, reason)
  refused('mentions:\n  Berg: "berg\n', /"a\.ann\.yaml" cannot be formatted \(line 2: .*never closed/)
  refused("mentions:\n<<<<<<< HEAD\n  A: b\n=======\n  A: c\n>>>>>>> x\n", /line 2: git left a conflict/)
  refused("mentions:\n  A: b\n  A: c\n", /line 3: "A" appears twice/)
  refused("mentions:\n  A: &x b\n", /line 2: "&x" is read as a YAML anchor/)
})

test("an article is not formatted", () =>
  checkRefused("format-file", { uri: `${fixtureRoot}a.txt` }, article, /"a\.txt" is no annotation file/))
