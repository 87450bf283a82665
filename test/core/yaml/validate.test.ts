import assert from "node:assert/strict"
import { test } from "node:test"
import { parseCodebook } from "../../../server/core/yaml/parse-codebook.ts"
import { parseConfig } from "../../../server/core/yaml/parse-config.ts"
import { parseRegistry } from "../../../server/core/yaml/parse-registry.ts"
import { parseSidecar } from "../../../server/core/yaml/parse-sidecar.ts"
import { apply, checkFixes, sampleSidecar, told } from "./support.ts"

const parsers = { sidecar: parseSidecar, codebook: parseCodebook, registry: parseRegistry, config: parseConfig }

/** `fixed` is the text after the first fix of the first problem. */
function check(kind: keyof typeof parsers, text: string, expected: string[], fixed?: string) {
  const parse = parsers[kind]
  const { problems } = parse(text)
  assert.deepEqual(told(text, problems), expected)
  const [fix] = problems[0]?.fixes ?? []
  assert.equal(fix === undefined ? undefined : apply(text, fix.edits), fixed)
  checkFixes(text, parse)
}

test("a sidecar with every key is right", () => check("sidecar", sampleSidecar, []))
test("the least of each file is right", () => {
  check("config", "format: 1\n", [])
  check("codebook", "format: 1\ntopics:\n", [])
  check("registry", "format: 1\nentities: {}\n", [])
  check("sidecar", "", [])
  check("sidecar", "mentions:\n", [])
})

test("an unknown key, with the one that was meant", () =>
  check(
    "sidecar",
    "claims:\n  a: {stanse: supports}\n",
    [`attribute-unknown [stanse] "stanse" is not a key of a claim; did you mean "stance"?`],
    "claims:\n  a: {stance: supports}\n",
  ))
test("a key that is there already is not offered", () =>
  check("sidecar", "claims:\n  a: {stance: x, stances: y}\n", [
    `attribute-unknown [stances] "stances" is not a key of a claim`,
  ]))
test("an unknown key of a short record tells what there is", () =>
  check("sidecar", "notes: [{at: x, text: y, who: z}]\n", [
    `attribute-unknown [who] "who" is not a key of a note, which takes at and text`,
  ]))
test("keys that begin with x- are left alone", () => check("sidecar", "x-a: {b: c}\nclaims:\n  a: {x-b: c}\n", []))
test("unknown keys of all four files", () => {
  check(
    "config",
    "format: 1\nlangage: en\n",
    [`attribute-unknown [langage] "langage" is not a key of the settings of a corpus; did you mean "language"?`],
    "format: 1\nlanguage: en\n",
  )
  check(
    "codebook",
    "format: 1\ntopics: {a: {propositon: b}}\n",
    [`attribute-unknown [propositon] "propositon" is not a key of a topic; did you mean "proposition"?`],
    "format: 1\ntopics: {a: {proposition: b}}\n",
  )
  check(
    "registry",
    "format: 1\nentities: {a: {alias: b}}\n",
    [`attribute-unknown [alias] "alias" is not a key of an entity; did you mean "aliases"?`],
    "format: 1\nentities: {a: {aliases: b}}\n",
  )
})
test("keys of one kind of code are unknown in another", () =>
  check("codebook", "format: 1\nstances: {a: {can-speak: true}}\n", [
    `attribute-unknown [can-speak] "can-speak" is not a key of a stance, which takes label, about, when, not-when, example, parent, abstract and deprecated`,
  ]))

test("the rest of a text after its comma", () =>
  check(
    "codebook",
    "format: 1\ntopics:\n  a: {about: war, summit, talks, parent: b}\n",
    [
      `scalar-surprise [summit, talks] the comma ends the text of "about", so "summit, talks" is read as a key; put the text in quotation marks`,
    ],
    `format: 1\ntopics:\n  a: {about: "war, summit, talks", parent: b}\n`,
  ))
test("a key with a colon and no value is no such thing", () =>
  check("sidecar", "claims: {a: {quote: x, cue: , via:}}\n", []))
test("a key alone, where keys are made up", () =>
  check("sidecar", "mentions: {A, B: b}\n", [
    `scalar-surprise [A] "A" is read as a key without a value; add a colon and a value`,
  ]))

test("ids and surfaces that others read as something else", () => {
  const message = (word: string, kind: string) =>
    `scalar-surprise [${word}] other programs read "${word}" as ${kind}; put it in quotation marks`
  check(
    "sidecar",
    "mentions:\n  No: norway\n  2008: a\n  '12': b\n  1:30: c\n  ~: d\n",
    [message("No", "true or false"), message("2008", "a number"), message("1:30", "a number"), message("~", "null")],
    `mentions:\n  "No": norway\n  2008: a\n  '12': b\n  1:30: c\n  ~: d\n`,
  )
  check(
    "registry",
    "format: 1\nentities: {no: {type: a, name: On, ids: {iso3166: NO}}}\n",
    [message("no", "true or false"), message("On", "true or false"), message("NO", "true or false")],
    `format: 1\nentities: {"no": {type: a, name: On, ids: {iso3166: NO}}}\n`,
  )
})
test("dates, formats, versions and words of the article are not surprising", () => {
  check("sidecar", "format: 1\nsource: {published: 2008}\nclaims: {a: {quote: 2008, date: 2008-11-19, cue: no}}\n", [])
  check("codebook", "format: 1\nversion: 1.0\n", [])
})

test("a value of the wrong kind", () => {
  check("sidecar", "claims: [a]\n", [`value-kind [[a]] "claims" takes a map, not a list`])
  check("sidecar", "notes: x\n", [`value-kind [x] "notes" takes a list, not text`])
  check("sidecar", "language: [en]\n", [`value-kind [[en]] "language" takes text, not a list`], "language: en\n")
  check(
    "sidecar",
    "language: {en: de}\n",
    [`value-kind [{en: de}] "language" takes text, not a map`],
    "language: '{en: de}'\n",
  )
  check(
    "codebook",
    "format: 1\nroles: {a: {exclusive: yes}}\n",
    [`value-kind [yes] "exclusive" takes true or false, not "yes"`],
    "format: 1\nroles: {a: {exclusive: true}}\n",
  )
  check("codebook", "format: 1\ncontradictory-stances: [[a, b], [c]]\n", [
    `value-kind [[c]] "contradictory-stances" takes 2 items here, not 1`,
  ])
  check("config", "format: 1\nsidecar: notes.yaml\n", [
    `value-kind [notes.yaml] "sidecar" takes "{stem}" and more, as in "{stem}.ann.yaml", not "notes.yaml"`,
  ])
  check("sidecar", "source: {text: abc}\n", [
    `value-kind [abc] "text" takes "sha256:" and 12 or more hex digits, not "abc"`,
  ])
})
test("a file that is no map", () =>
  check("sidecar", "- a\n", [
    `value-kind [- a] an annotation file consists of keys such as "format:", "article:" or "source:", and this is a list`,
  ]))
test("several entities where one is wanted", () => {
  check(
    "sidecar",
    "claims: {a: {target: b + c}}\n",
    [`value-kind [b + c] "target" takes one entity at a time, not "b + c"; write a list: [b, c]`],
    "claims: {a: {target: [b, c]}}\n",
  )
  check(
    "sidecar",
    "claims: {a: {speaker: [b, c]}}\n",
    [`value-kind [[b, c]] "speaker" takes text, not a list`],
    "claims: {a: {speaker: b + c}}\n",
  )
})
test("words that are none of those allowed", () => {
  check(
    "sidecar",
    "status: code\n",
    [`value-kind [code] "status" takes open, coded or reviewed, not "code"`],
    "status: coded\n",
  )
  check(
    "config",
    "format: 1\nrules: {a: warn, b: {severity: eror, days: 31}}\n",
    [
      `value-kind [warn] "a" takes error, warning, info, hint or off, not "warn"`,
      `value-kind [eror] "severity" takes error, warning, info, hint or off, not "eror"`,
    ],
    "format: 1\nrules: {a: warning, b: {severity: eror, days: 31}}\n",
  )
})
test("a surface has one default, and its other readings a context", () => {
  check("sidecar", "mentions: {A: [a, b]}\n", [
    `value-kind [b] "A" has two readings without a context; give one of them a prefix or a suffix`,
  ])
  check(
    "sidecar",
    "mentions: {A: [{entity: a}]}\n",
    [
      `value-kind [{entity: a}] this reading of "A" has neither prefix nor suffix; add one, or write the default as "a" alone`,
    ],
    "mentions: {A: [a]}\n",
  )
  check("sidecar", "mentions: {A: [a, {entity: b, prefix: c}, {entity: none, suffix: d}]}\n", [])
  check("sidecar", "mentions: {A: {entity: b, prefix: c}}\n", [])
})

test("ids that are none", () => {
  check("registry", "format: 1\nentities: {South Ossetia: {}}\n", [
    `id-invalid [South Ossetia] "South Ossetia" is not an id; use lower-case letters, digits, - and _, as in "south-ossetia"`,
  ])
  check("sidecar", "article: 000\n", [
    `id-invalid [000] "000" holds no letter, so other programs read a number; write "a000"`,
  ])
  check("sidecar", "claims: {none: {}}\n", [`id-invalid [none] "none" has a meaning of its own; choose another id`])
  check("registry", "format: 1\nentities: {_a: {}}\n", [
    `id-invalid [_a] "_a" begins with "_", which only local ids do; write "a"`,
  ])
  check("codebook", "format: 1\ntopics: {__proto__: {}}\nmodes: [A]\n", [
    `id-invalid [__proto__] "__proto__" has a meaning of its own; choose another id`,
    `id-invalid [A] "A" is not an id; use lower-case letters, digits, - and _, as in "a"`,
  ])
})
test("ids of any script, and codes that are reserved elsewhere", () => {
  check("registry", "format: 1\nentities: {საქართველო: {}, 日本: {}, हिन्दी: {}, 24khabar: {}, a_b-c: {}}\n", [])
  check("codebook", "format: 1\nstances: [none]\nmodes: {narrator: {}}\n", [])
})
test("a local id without its mark is renamed with its uses", () =>
  check(
    "sidecar",
    "local: {bob: {type: person}}\nmentions: {Bob: bob, them: 'ann + bob'}\nclaims: {a: {speaker: bob, target: [bob, bobby]}}\n",
    [`id-invalid [bob] "bob" is local, and local ids begin with "_"; write "_bob"`],
    "local: {_bob: {type: person}}\nmentions: {Bob: _bob, them: 'ann + _bob'}\nclaims: {a: {speaker: _bob, target: [_bob, bobby]}}\n",
  ))

test("the format is 1", () => {
  check("sidecar", "format: 2\n", [`format-version [2] format "2" is not known here; this version reads format 1`])
  check(
    "sidecar",
    "format: 1.0\n",
    [`format-version [1.0] format "1.0" is not known here; this version reads format 1`],
    "format: 1\n",
  )
})
test("a file other than a sidecar says its format", () => {
  const problem = `the file does not say its format; write "format: 1" at its top`
  check("config", "", [`format-version [] ${problem}`], "format: 1\n")
  check("registry", "\ufeffentities: {}\r\n", [`format-version [] ${problem}`], "\ufeffformat: 1\r\nentities: {}\r\n")
  check("codebook", "format:\ntopics: {}\n", [`format-version [format] ${problem}`], "format: 1\ntopics: {}\n")
})
test("an empty context is none", () =>
  check("sidecar", 'mentions:\n  Ann: [{entity: a, prefix: ""}]\n', [
    'value-kind [{entity: a, prefix: ""}] this reading of "Ann" has neither prefix nor suffix; add one, or write the default as "a" alone',
  ]))
