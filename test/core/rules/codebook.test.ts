import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const codebook = `
//- codebook.yaml
format: 1
entity-types:
  person: {can-speak: true}
  place: {abstract: true}
  country: {parent: place}
  territory: {parent: place}
roles: [chief]
stances: {supports: {}, opposes: {}, none: {}}
claim-kinds:
  assertion: {}
  position: {requires: [stance]}
  demand: {requires: [target]}
  denial: {stance: [opposes]}
  prediction: {modality: [future, hypothetical]}
modes: [direct, indirect, narrated, narrator]
modalities: [asserted, future, hypothetical]
topics:
  status: {abstract: true}
  recognition:
    parent: status
    proposition: They are to be recognised
    target-types: [territory, country]
  peace: {parent: status, proposition: There is to be peace}
  old-peace: {proposition: There is to be peace, deprecated: {since: 0.3, use: peace}}
  older-peace: {proposition: There is to be peace, deprecated: {since: 0.2}}
tags:
  genre: {abstract: true, exclusive: true}
  genre-news: {parent: genre}
  genre-feature: {parent: genre}
  genre-feature-long: {parent: genre-feature}
  frame: {abstract: true}
  frame-war: {parent: frame}
  frame-peace: {parent: frame}
relations: {supports: {}, contradicts: {}}
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann}
  georgia: {type: country, name: Georgia}
//- a.txt
Ann said that Georgia wants peace.
`

const registered = "\n//- registry.yaml\nformat: 1\nentities:\n  ann: {type: person, name: Ann}\n"

/** A sidecar with one claim; what is not given here is fine. */
function claim(fields: string, more = ""): string {
  const given = new Set([...fields.matchAll(/([a-z]+): /g)].map(match => match[1]))
  const rest = Object.entries(ordinary).filter(([key]) => !given.has(key))
  const all = [...rest.map(([key, value]) => `${key}: ${value}`), ...(fields === "" ? [] : [fields])]
  return `//- a.ann.yaml\n${more}mentions:\n  Ann: ann\nclaims:\n  x: {${all.join(", ")}}\n`
}

const ordinary = {
  speaker: "ann",
  cue: "said",
  mode: "indirect",
  quote: "Georgia wants peace",
  kind: "position",
  topic: "peace",
  stance: "supports",
}

function check(code: string, source: string, message?: RegExp): void {
  checkRule(code, codebook + source, message)
}

function fix(code: string, source: string, expected: string, title?: string): void {
  checkFix(code, codebook + source, expected, title)
}

// --- code-unknown

test("unknown codes of a sidecar are marked", () =>
  check(
    "code-unknown",
    `//- a.ann.yaml
tags: [genre-news, {{code-unknown:frame-pease}}]
local:
  _x: {type: {{code-unknown:persn}}}
mentions:
  Ann: ann
claims:
  x:
    speaker: ann
    cue: said
    mode: {{code-unknown:indirekt}}
    quote: Georgia wants peace
    kind: {{code-unknown:postion}}
    topic: {{code-unknown:recogniton}}
    stance: {{code-unknown:suports}}
    modality: {{code-unknown:futur}}
    links: { {{code-unknown:repeats}}: [x, x], supports: x}
`,
    /^topic "recogniton" is not in the codebook; did you mean "recognition"\?$/m,
  ))

test("unknown codes of the registry and of the codebook are marked", () =>
  checkRule(
    "code-unknown",
    `
//- registry.yaml
format: 1
entities:
  ann: {type: {{code-unknown:persn}}, name: Ann, roles: [{role: {{code-unknown:chef}}}, {role: chief}]}
//- codebook.yaml
format: 1
entity-types:
  person: {}
  country: {parent: {{code-unknown:plase}}}
roles:
  chief: {of: [person, {{code-unknown:persn}}]}
stances: [supports]
contradictory-stances: [[supports, {{code-unknown:oposes}}]]
claim-kinds:
  denial: {stance: {{code-unknown:opposes}}, modality: [asserted, {{code-unknown:futur}}]}
topics:
  peace: {proposition: P, target-types: {{code-unknown:place}}, deprecated: {use: {{code-unknown:war}}}}
`,
    /^entity type "plase" is not in the codebook$/m,
  ))

test("without a codebook the built-in one holds, and topics, tags and roles are free", () =>
  checkRule(
    "code-unknown",
    `${registered.replace("type: person", "type: person, roles: [{role: anything}]")}
  b: {type: {{code-unknown:persn}}, name: B}
//- a.txt
Ann said no.
//- a.ann.yaml
tags: [anything]
claims:
  x: {speaker: ann, topic: anything, stance: {{code-unknown:suports}}, mode: direct, kind: denial, modality: negated}
`,
    /^stance "suports" is not in the built-in codebook; did you mean "supports"\?$/m,
  ))

test("a kind of code that the codebook does not mention is that of the built-in one", () =>
  checkRule(
    "code-unknown",
    `
//- codebook.yaml
format: 1
topics: {peace: {proposition: P}}
//- a.txt
Ann said no.
//- a.ann.yaml
tags: [anything]
claims:
  x: {topic: {{code-unknown:war}}, stance: supports, mode: {{code-unknown:indirekt}}}
`,
    /^topic "war" is not in the codebook\nmode "indirekt" is not in the built-in codebook; did you mean "indirect"\?$/,
  ))

test("a mistyped code is corrected", () => fix("code-unknown", claim("topic: pease"), claim("topic: peace"), "Change"))

test("an unknown code is added to the codebook, in the form of its neighbours", () => {
  const added = (from: string, to: string) =>
    `\n//- codebook.yaml${codebook.split("//- codebook.yaml")[1]?.split("//- ")[0]?.replace(from, to)}`
  fix(
    "code-unknown",
    claim("topic: war"),
    added(
      "{since: 0.2}}\n",
      "{since: 0.2}}\n  war: {proposition: Say here in one sentence what one can be for or against}\n",
    ),
    "Add",
  )
  fix("code-unknown", claim("modality: past"), added("hypothetical]\ntopics", "hypothetical, past]\ntopics"), "Add")
  fix("code-unknown", claim("kind: wish"), added("hypothetical]}\nmodes", "hypothetical]}\n  wish: {}\nmodes"), "Add")
})

test("what is no id, or belongs to a built-in list, cannot be added", () => {
  const never = (source: string) => {
    let added = true
    try {
      checkFix("code-unknown", source, "", "Add")
    } catch {
      added = false
    }
    if (added) throw new Error("it was added")
  }
  never(codebook + claim("topic: War and Peace"))
  never(`\n//- a.txt\nAnn\n//- a.ann.yaml\nclaims:\n  x: {stance: suports}\n`)
})

// --- code-abstract

test("headings are marked where an annotation uses them", () =>
  check(
    "code-abstract",
    `//- a.ann.yaml
tags: [{{code-abstract:genre}}]
local:
  _x: {type: {{code-abstract:place}}}
claims:
  x: {topic: {{code-abstract:status}}, stance: supports}
`,
    /^"status" is a heading; pick one of recognition, peace$/m,
  ))

test("the codebook itself may name headings", () =>
  checkRule(
    "code-abstract",
    `
//- codebook.yaml
format: 1
entity-types: {place: {abstract: true}, country: {parent: place}}
topics: {peace: {proposition: P, target-types: place}}
`,
  ))

test("a code under the heading takes its place", () =>
  fix("code-abstract", claim("topic: status"), claim("topic: peace"), "peace"))

// --- code-exclusive

test("the second of two tags that exclude one another is marked", () =>
  check(
    "code-exclusive",
    "//- a.ann.yaml\ntags: [genre-news, frame-war, frame-peace, {{code-exclusive:genre-feature}}]\n",
    /^genre-news and genre-feature exclude one another$/,
  ))

test("a tag and one below it are one choice", () =>
  check("code-exclusive", "//- a.ann.yaml\ntags: [genre-feature, genre-feature-long, genre-feature]\n"))

test("either tag can go", () => {
  const tags = (list: string) => `//- a.ann.yaml\ntags: ${list}\n`
  fix("code-exclusive", tags("[genre-news, frame-war, genre-feature]"), tags("[genre-news, frame-war]"))
  fix(
    "code-exclusive",
    tags("[genre-news, frame-war, genre-feature]"),
    tags("[frame-war, genre-feature]"),
    "genre-news",
  )
  fix("code-exclusive", tags("\n  - genre-news\n  - genre-feature"), tags("\n  - genre-news"))
})

// --- code-required

const demanding = codebook.replace("genre: {abstract: true,", "genre: {abstract: true, required: true,")

test("a sidecar without a tag of a required group is marked at its tags, or at its top", () => {
  checkRule(
    "code-required",
    `${demanding}//- a.ann.yaml\n{{code-required:tags}}: [frame-war]\n`,
    /^no code of group "genre"$/,
  )
  checkRule("code-required", `${demanding}//- a.ann.yaml\n{{code-required:mentions}}:\n  Ann: ann\n`)
})

test("a sidecar without any annotation needs no tag yet", () =>
  checkRule("code-required", `${demanding}//- a.ann.yaml\nformat: 1\n`))

test("any tag of the group will do, and a mistyped one is another matter", () => {
  checkRule("code-required", `${demanding}//- a.ann.yaml\ntags: genre-feature-long\n`)
  checkRule("code-required", `${demanding}//- a.ann.yaml\ntags: [genre-nws]\n`)
  checkRule("code-required", `${demanding}//- a.ann.yaml\ntags: [genre]\n`)
  checkRule("code-required", demanding)
})

test("a tag is added", () => {
  const sidecar = (text: string) => `//- a.ann.yaml\n${text}`
  checkFix(
    "code-required",
    demanding + sidecar("tags: [frame-war]\n"),
    sidecar("tags: [frame-war, genre-news]\n"),
    "genre-news",
  )
  checkFix("code-required", demanding + sidecar("tags: frame-war\n"), sidecar("tags: [frame-war, genre-news]\n"))
  checkFix(
    "code-required",
    demanding + sidecar("format: 1\ncoders: []\nmentions:\n  Ann: ann\n"),
    sidecar("format: 1\ncoders: []\ntags: [genre-news]\nmentions:\n  Ann: ann\n"),
  )
  checkFix(
    "code-required",
    demanding + sidecar("tags:\n  - frame-war\n"),
    sidecar("tags:\n  - frame-war\n  - genre-news\n"),
  )
})

// --- code-deprecated

test("a code that was given up is marked", () =>
  check(
    "code-deprecated",
    `//- a.ann.yaml
claims:
  x: {topic: {{code-deprecated:old-peace}}}
  y: {topic: {{code-deprecated:older-peace}}}
  z: {topic: peace}
`,
    /^topic old-peace was replaced by peace in 0.3\ntopic older-peace is deprecated since 0.2$/,
  ))

test("it is replaced here, or everywhere", () => {
  const files = (a: string, b: string, c: string) =>
    `//- a.ann.yaml\nclaims:\n  x: {topic: ${a}, kind: assertion}\n  y: {topic: ${b}, kind: assertion}\n//- b.ann.yaml\nclaims:\n  z: {topic: ${c}, kind: assertion}\n`
  fix("code-deprecated", files("old-peace", "peace", "peace"), files("peace", "peace", "peace"))
  const texts = (fixed: string) => `\n//- b.txt\nB\n${fixed}`
  fix(
    "code-deprecated",
    texts(files("old-peace", '"old-peace"', "old-peace")),
    files("peace", "peace", "peace"),
    "everywhere (3 places)",
  )
})

// --- attribute-unknown

test("keys that mean nothing are marked in all files", () =>
  checkRule(
    "attribute-unknown",
    `
//- postil.yaml
format: 1
{{attribute-unknown:langauge}}: en
//- codebook.yaml
format: 1
topics: {peace: { {{attribute-unknown:propositon}}: P}}
//- registry.yaml
format: 1
entities:
  ann: {type: person, name: Ann, {{attribute-unknown:alias}}: Anna, x-mine: 1}
//- a.txt
Ann
//- a.ann.yaml
claims:
  x: { {{attribute-unknown:stanse}}: supports}
`,
    /"stanse" is not a key of a claim; did you mean "stance"\?/,
  ))

test("a claim kind requires keys of a claim", () => {
  const kinds = (requires: string) =>
    `\n//- codebook.yaml\nformat: 1\nclaim-kinds:\n  demand: {requires: [stance, ${requires}]}\n`
  checkRule("attribute-unknown", kinds("{{attribute-unknown:targt}}"), /did you mean "target"\?$/)
  checkFix("attribute-unknown", kinds("targt"), kinds("target"))
  checkRule(
    "attribute-required",
    `${codebook.replace("requires: [target]", "requires: [targt]")}${claim("kind: demand")}`,
  )
})

test("a mistyped key is renamed", () => fix("attribute-unknown", claim("modalty: future"), claim("modality: future")))

// --- attribute-required

test("keys that a claim must have are missed", () =>
  check(
    "attribute-required",
    `
//- a.ann.yaml
local:
  {{attribute-required:_x}}: {about: somebody}
  _y: {type: person}
claims:
  {{attribute-required:x}}: {cue: said, mode: indirect, quote: Georgia wants peace, kind: position, topic: peace, stance: none}
  {{attribute-required:y}}: {speaker: ann, mode: , quote: [], kind: demand, topic: peace, stance: none}
  {{attribute-required:z}}:
`,
    new RegExp(
      [
        '^local entity "_x" needs "type"',
        'claim "x" needs "speaker"',
        'claim "y" needs "mode"',
        'claim "y" needs "quote"',
        'kind demand needs "target"',
        'claim "z" needs "speaker", "mode", "quote", "kind", "topic" and "stance"$',
      ].join("\n"),
    ),
  ))

test("values that are there but cannot be read are not missing", () =>
  check("attribute-required", claim("speaker: {a: b}, quote: {from: x}, stance: [supports]")))

test("what an unknown kind requires is not known", () => check("attribute-required", claim("kind: deman")))

test("keys that registry and codebook must have are missed", () =>
  checkRule(
    "attribute-required",
    `
//- codebook.yaml
format: 1
topics:
  status: {abstract: true}
  {{attribute-required:peace}}: {parent: status}
  {{attribute-required:war}}: {proposition: }
  fine: {proposition: P}
//- registry.yaml
format: 1
entities:
  {{attribute-required:ann}}:
    name: Ann
    about: "type: person"
    roles:
      - {{attribute-required:of: bo}}
      - role: chief
  {{attribute-required:bo}}:
    type: group
    members:
      - {{attribute-required:role: chief}}
  {{attribute-required:cy}}:
`,
    /^topic "peace" needs "proposition"[\s\S]*entity "ann" needs "type"[\s\S]*entity "cy" needs "type" and "name"$/m,
  ))

test("parts without an id lack their keys, too", () => {
  checkRule(
    "attribute-required",
    `
//- postil.yaml
format: 1
overrides:
  - {{attribute-required:articles: "*"}}
//- a.txt
Ann said that Georgia wants peace.
//- a.ann.yaml
regions:
  headline:
    {{attribute-required:prefix: Ann}}
boilerplate:
  - {{attribute-required:to: end}}
mentions:
  Ann:
    - {{attribute-required:prefix}}: x
      note: who
notes:
  - {{attribute-required:at: Ann}}
  - {at: Ann, text: Who}
allow:
  - {{attribute-required:at: Ann}}
`,
    /^a reading needs "entity"$/m,
  )
  checkRule("attribute-required", `\n//- a.txt\nAnn\n//- a.ann.yaml\nnotes:\n  - {at: Ann, txt: Who}\n`)
})

test("a target is taken from the quote", () => {
  const mentions = "Georgia: georgia\n  Ann: ann"
  const tagged = (source: string) => source.replace("Ann: ann", mentions)
  fix(
    "attribute-required",
    tagged(claim("topic: recognition, stance: supports, kind: demand")),
    tagged(claim("topic: recognition, stance: supports, kind: demand, target: georgia")),
  )
})

test("the only stance or speaker that fits is put in", () => {
  const sidecar = (fields: string) => `//- a.ann.yaml\nclaims:\n  x:\n${fields.replace(/^/gm, "    ")}\n`
  fix(
    "attribute-required",
    sidecar("speaker: ann\ncue: said\nmode: indirect\nquote: >-\n  Georgia wants\n  peace\nkind: denial\ntopic: peace"),
    sidecar(
      "speaker: ann\ncue: said\nmode: indirect\nquote: >-\n  Georgia wants\n  peace\nkind: denial\ntopic: peace\nstance: opposes",
    ),
  )
  fix(
    "attribute-required",
    sidecar("speaker:\nmode: narrator\nquote: Georgia wants peace\nkind: assertion\ntopic: peace\nstance: none"),
    sidecar(
      "speaker: narrator\nmode: narrator\nquote: Georgia wants peace\nkind: assertion\ntopic: peace\nstance: none",
    ),
  )
})

test("an entity gets a type and a name", () => {
  const entity = (line: string) => `\n//- registry.yaml\nformat: 1\nentities:\n  south-ossetia${line}\n`
  checkFix("attribute-required", entity(": {name: X}"), entity(": {type: person, name: X}"))
  checkFix("attribute-required", entity(":\n    type: group"), entity(":\n    type: group\n    name: South Ossetia"))
})

test("a value is filled in before the comment beside its key", () => {
  const start = "claims:\n  x:\n    speaker: ann\n    cue: said\n    mode: indirect\n    quote: Georgia wants peace\n"
  const sidecar = (stance: string) =>
    `//- a.ann.yaml\nmentions:\n  Ann: ann\n${start}    kind: denial\n    topic: peace\n    stance:${stance} # so far\n`
  fix("attribute-required", sidecar(""), sidecar(" opposes"))
})

// --- attribute-conflict

test("a stance or modality that the kind does not allow is marked", () => {
  check(
    "attribute-conflict",
    claim("kind: denial, stance: {{attribute-conflict:supports}}"),
    /^kind denial allows stance opposes, not supports$/,
  )
  check(
    "attribute-conflict",
    claim("kind: {{attribute-conflict:prediction}}"),
    /allows modality future or hypothetical, not asserted$/,
  )
  check("attribute-conflict", claim("kind: prediction, modality: {{attribute-conflict:asserted}}"))
})

test("what is allowed, free or unknown is no conflict", () => {
  for (const fields of [
    "kind: denial, stance: opposes",
    "kind: prediction, modality: future",
    "kind: denial, stance: oposes",
    "kind: denail, stance: supports",
    "kind: prediction, modality: futur",
  ]) {
    check("attribute-conflict", claim(fields))
  }
})

test("the value or the kind is changed", () => {
  fix("attribute-conflict", claim("kind: denial, stance: supports"), claim("kind: denial, stance: opposes"), "Set")
  fix(
    "attribute-conflict",
    claim("kind: denial, stance: supports"),
    claim("kind: position, stance: supports"),
    '"position"',
  )
  fix(
    "attribute-conflict",
    claim("kind: prediction, topic: peace, stance: none"),
    claim("kind: prediction, topic: peace, stance: none, modality: hypothetical"),
    "hypothetical",
  )
})

// --- target-type

test("a target of a type that the topic does not take is marked", () =>
  check(
    "target-type",
    claim(
      "topic: recognition, target: [georgia, {{target-type:ann}}, {{target-type:_x}}, _y, _z, nobody]",
      "local:\n  _x: {type: person}\n  _y: {}\n  _z: {type: persn}\n",
    ),
    /^topic recognition takes territory or country; ann is a person$/m,
  ))

test("any target will do where the topic lists no types, or is unknown", () => {
  check("target-type", claim("topic: peace, target: ann"))
  check("target-type", claim("topic: recogniton, target: ann"))
})

test("a type below one of them will do", () =>
  checkRule(
    "target-type",
    codebook.replace("[territory, country]", "[place]") + claim("topic: recognition, target: georgia"),
  ))
