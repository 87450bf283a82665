import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import type { Fields } from "../../../server/core/acts/act-params.ts"
import type { CodedFile } from "../../../server/core/corpus/coded-file.ts"
import type { Claim } from "../../../server/core/model/claim.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import { applyChange, checkAct, checkRefused, doAct } from "../../support/check-acts.ts"
import { findingsOf } from "../../support/check-rules.ts"

const vocabulary = `//- codebook.yaml
format: 1
topics:
  works: {abstract: true}
  bridge: {parent: works, proposition: The bridge should be built., keywords: [bridg]}
  ferry: {parent: works, proposition: The ferry should go on., keywords: [ferr]}
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Anna Adler, aliases: [Adler, Mayor Adler]}
  moss: {type: person, name: Ben Moss, aliases: [Moss]}
  council: {type: organization, name: City Council, aliases: [the council]}
  lund: {type: place, name: Lund}
`

const mentions = `mentions:
  Mayor Adler: adler
  Adler: adler
  Moss: moss
  City Council: council
  Lund: lund
`

/** The claim drafted in the marked words of an article, as \`key: value\` lines; all else given, no finding is new. */
function checkDraft(article: string, expected: Record<string, string>, fields: Fields = {}, sidecar = mentions): void {
  const source = `${vocabulary}//- a.txt\n${article}\n//- a.ann.yaml\n${sidecar}`
  const { corpus, files, outcome } = doAct("record-claim", { fields }, source)
  if (isRefusal(outcome)) assert.fail(`refused: ${outcome.refused}`)
  const before = new Set(findingsOf(corpus).map(({ code, message }) => `${code} ${message}`))
  applyChange(outcome, files)
  corpus.update(outcome.changes.map(({ uri }) => uri))
  const file = corpus.coded("file:///corpus/a.ann.yaml")
  const claim = file?.sidecar.claims.find(({ slug }) => outcome.goTo?.words === `${slug.value}:`)
  assert.ok(file && claim, files.get("file:///corpus/a.ann.yaml"))
  const shown = Object.fromEntries(
    Object.keys(expected).map(key => [key, key === "slug" ? claim.slug.value : written(claim, key, file)]),
  )
  assert.deepEqual(shown, expected)
  const fresh = findingsOf(corpus)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code, message }) => `${code} ${message}`)
    .filter(finding => !before.has(finding) && !/needs "(?:topic|stance|speaker)"/.test(finding))
  assert.deepEqual(fresh, [])
}

/** As plain JSON; "" where the claim does not have it. */
function written(claim: Claim, key: string, file: CodedFile): string {
  const place = claim.fields.get(key)
  if (place === undefined) return ""
  const root = readYaml(file.text).value
  const claims = root?.kind === "map" ? root.entries.find(entry => entry.key.value === "claims")?.value : undefined
  const entry =
    claims?.kind === "map" ? claims.entries.find(one => one.key.value === claim.slug.value)?.value : undefined
  const node = entry?.kind === "map" ? entry.entries.find(one => one.key.value === key)?.value : undefined
  return node?.kind === "scalar" ? node.value : file.text.slice(place.value.start, place.value.end)
}

test("a report without quotation marks is indirect, and its attribution is left out", () =>
  checkDraft("{{Mayor Adler said the bridge would be built.}}", {
    speaker: "adler",
    cue: "said",
    mode: "indirect",
    quote: "the bridge would be built",
    topic: "bridge",
    slug: "bridge-built",
  }))

test("a cursor stands for the sentence around it", () =>
  checkDraft("Nothing new. Mayor Adler sa$0id the bridge would be built. All agreed.", {
    speaker: "adler",
    quote: "the bridge would be built",
  }))

test("selected words are quoted as they are, with the cue beside them", () =>
  checkDraft("Mayor Adler said on Friday that {{the bridge would be built}}.", {
    speaker: "adler",
    cue: "said",
    mode: "indirect",
    quote: "the bridge would be built",
  }))

test("words in quotation marks are direct, without marks and without the comma before the cue", () =>
  checkDraft("“We n$0eed the bridge,” said Mayor Adler.", {
    speaker: "adler",
    cue: "said",
    mode: "direct",
    quote: "We need the bridge",
  }))

test("a quotation that the cue interrupts is written in two pieces", () =>
  checkDraft("{{“We need the bridge,” Mayor Adler said, “and we need it now.”}}", {
    mode: "direct",
    quote: "[We need the bridge, and we need it now.]",
  }))

test("a speaker whom nobody tagged is no part of what is said", () => {
  const said = { cue: "said", mode: "direct", quote: "We need the bridge" }
  checkDraft("Adler was there. “We n$0eed the bridge,” Mayor Brandt said.", said)
  checkDraft('Adler was there. "We n$0eed the bridge," Brandt said.', said)
  checkDraft("Adler was there. “We n$0eed the bridge”, Eva Brandt said on Friday.", said)
  checkDraft("Adler was there. {{“We need the bridge,” Brandt said. “It has to come soon.”}}", {
    cue: "said",
    mode: "direct",
    quote: "[We need the bridge, It has to come soon.]",
  })
  checkDraft("Adler was there. “We n$0eed the bridge,” the United States said.", said)
  checkDraft("Adler was there. The bridge $0would be built, Mayor Brandt said.", {
    cue: "said",
    mode: "indirect",
    quote: "The bridge would be built",
  })
})

test("words that are quoted in part are mixed", () =>
  checkDraft("{{Mayor Adler said the bridge was “a gift” to all of Lund.}}", {
    mode: "mixed",
    quote: "the bridge was “a gift” to all of Lund",
    speaker: "adler",
  }))

test("a quotation at the edge of the words keeps its marks", () =>
  checkDraft("Mayor Adler said {{“some” people in Lund want the bridge}}.", {
    mode: "mixed",
    quote: "“some” people in Lund want the bridge",
  }))

test("who is named by a pronoun is the nearest before it, and the pronoun is the source", () =>
  checkDraft("Mayor Adler came late. She said $0the bridge would be built.", {
    speaker: "adler",
    source: "She",
    cue: "said",
    quote: "the bridge would be built",
  }))

test("a pronoun for a thing is no person", () =>
  checkDraft("The City Council met Moss. It said $0the bridge would be built.", { speaker: "council", source: "It" }))

test("a speaker whom nobody tagged is the nearest mention before the cue", () =>
  checkDraft("In Lund, a friend of Moss told us $0the bridge would be built.", { speaker: "moss" }))

test("without a cue, who begins the sentence is told about", () =>
  checkDraft("The City Council $0has not decided on the bridge.", {
    speaker: "council",
    mode: "narrated",
    cue: "",
    quote: "The City Council has not decided on the bridge",
  }))

test("where nobody speaks the article does", () =>
  checkDraft("Work on the bridge $0begins in May.", { speaker: "narrator", mode: "narrator", cue: "" }))

test("a quotation that carries on continues the claim before", () =>
  checkDraft(
    "“We need the bridge,” Mayor Adler said. “{{It will last.}}”",
    { speaker: "adler", continues: "need", cue: "", mode: "direct", quote: "It will last." },
    {},
    `${mentions}claims:
  need:
    speaker: adler
    cue: said
    mode: direct
    quote: We need the bridge
    kind: assertion
    topic: bridge
    stance: supports
`,
  ))

test("without a claim before, the cue of the paragraph counts", () =>
  checkDraft("“We need the bridge,” Mayor Adler said. “{{It will last.}}”", {
    speaker: "adler",
    cue: "said",
    mode: "direct",
  }))

test("words that occur more often get the neighbours that decide", () =>
  checkDraft("Moss said the bridge is bad.\n\nMayor Adler said {{the bridge is bad}}.", {
    quote: "{exact: the bridge is bad, prefix: Adler said}",
    speaker: "adler",
  }))

test("topic, kind, stance and target are those of the speaker's last claim", () =>
  checkDraft(
    "Moss said the ferry is fine.\n\nMoss said $0the service must go on.",
    { speaker: "moss", topic: "ferry", stance: "supports", kind: "demand", target: "council" },
    {},
    `${mentions}claims:
  fine:
    speaker: moss
    cue: said
    mode: indirect
    quote: the ferry is fine
    kind: demand
    topic: ferry
    stance: supports
    target: council
`,
  ))

test("a stance that the words deny is not taken over", () =>
  checkDraft(
    "Moss said the ferry is fine.\n\nMoss said $0nobody needs a ferry like that.",
    { topic: "ferry", stance: "" },
    {},
    `${mentions}claims:
  fine:
    speaker: moss
    cue: said
    mode: indirect
    quote: the ferry is fine
    kind: position
    topic: ferry
    stance: supports
`,
  ))

test("page furniture in the middle parts a quote", () =>
  checkDraft(
    "Mayor Adler said {{the bridge READ MORE would be built}}.",
    { quote: "[the bridge, would be built]" },
    {},
    `boilerplate: [READ MORE]\n${mentions}`,
  ))

test("a chosen speaker wins over what the words say", () =>
  checkDraft(
    "{{Work on the bridge begins in May.}}",
    { speaker: "council", mode: "narrated" },
    { speaker: "council" },
    `${mentions}`.replace("Lund: lund", "May: council"),
  ))

test("a chosen narrator has neither cue nor source", () =>
  checkDraft(
    "{{Mayor Adler said the bridge would be built.}}",
    { speaker: "narrator", mode: "narrator", cue: "" },
    { speaker: "narrator" },
  ))

const article = `//- a.txt
Bridge Plan Stirs Lund

Mayor Adler said {{first:the bridge would be built}}. “We need it,” she added, “and {{second:we need it now, because nobody can cross the river at night any more}}.”
`

const first = `  bridge-built:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge would be built
    kind: assertion
    topic: bridge
    stance: supports
`

test("a claim is written with its keys in order, and the sidecar is created", () =>
  void checkAct(
    "record-claim",
    { fields: { stance: "supports", speaker: "adler" } },
    `${vocabulary}${article.replace("{{second:", "").replace("more}}", "more").replace("first:", "")}`,
    `//- a.ann.yaml\nclaims:\n${first}`,
  ))

test("a claim stands where its words stand in the text, if the others do; a long quote is folded", () =>
  void checkAct(
    "record-claim",
    { fields: { topic: "ferry", stance: "none" }, claim: "now" },
    `${vocabulary}${article.replace("{{first:", "").replace("built}}", "built").replace("second:", "")}//- a.ann.yaml
${mentions}claims:
${first}  # the last
  later: {speaker: narrator, mode: narrator, quote: at night any more, kind: assertion, topic: bridge, stance: none}
status: open # half done
`,
    `//- a.ann.yaml
${mentions}claims:
${first}  now:
    speaker: adler
    source: she
    cue: added
    mode: direct
    quote: we need it now, because nobody can cross the river at night any more
    kind: assertion
    topic: ferry
    stance: none
  # the last
  later: {speaker: narrator, mode: narrator, quote: at night any more, kind: assertion, topic: bridge, stance: none}
status: open # half done
`,
  ))

test("what is given wins, what is taken out stays out, and links go below", () =>
  void checkAct(
    "record-claim",
    {
      fields: {
        ...{ speaker: "adler + council", cue: null, source: null, mode: "narrated", kind: "demand", topic: "bridge" },
        ...{ stance: "supports", target: ["moss", "council"], date: "2020-05", "links.supports": ["bridge-built"] },
      },
    },
    `${vocabulary}${article.replace("{{first:", "").replace("built}}", "built").replace("second:", "")}//- a.ann.yaml
${mentions}claims:
${first}`,
    `//- a.ann.yaml
${mentions}claims:
${first}  need-now-nobody:
    speaker: adler + council
    mode: narrated
    quote: we need it now, because nobody can cross the river at night any more
    kind: demand
    topic: bridge
    stance: supports
    target: [moss, council]
    date: 2020-05
    links: {supports: bridge-built}
`,
  ))

test("a file keeps its line ends and its byte-order mark", () =>
  void checkAct(
    "record-claim",
    { fields: { stance: "none", topic: "bridge" }, claim: "plan" },
    `${vocabulary}//- a.txt\r\nWork {{begins}} in May.\r\n//- a.ann.yaml\n\ufeffstatus: open # so far\r\n`,
    "//- a.ann.yaml\n\ufeffstatus: open # so far\r\n\r\nclaims:\r\n  plan:\r\n    speaker: narrator\r\n    mode: narrator\r\n    quote: begins\r\n    kind: assertion\r\n    topic: bridge\r\n    stance: none\r\n",
  ))

test("a long quote is folded into lines", () =>
  void checkAct(
    "record-claim",
    { fields: { stance: "none", topic: "bridge" }, claim: "plan" },
    `${vocabulary}//- a.txt\n{{Work on the bridge begins in May, and if the money lasts until then it will be done before the winter comes}}.\n`,
    `//- a.ann.yaml
claims:
  plan:
    speaker: narrator
    mode: narrator
    quote: >-
      Work on the bridge begins in May, and if the money lasts until then it will be
      done before the winter comes
    kind: assertion
    topic: bridge
    stance: none
`,
  ))

test("long pieces of a quote stand below one another, folded where they must be", () => {
  const words = "the bridge will not be built before the money for it has been found somewhere in the budget"
  void checkAct(
    "record-claim",
    { fields: { speaker: "adler", topic: "bridge", stance: "none" }, claim: "plan" },
    `${vocabulary}//- a.txt\n{{“Now ${words},” Mayor Adler said, “and then ${words} again.”}}\n//- a.ann.yaml\n${mentions}`,
    `//- a.ann.yaml
${mentions}
claims:
  plan:
    speaker: adler
    cue: said
    mode: direct
    quote:
      - >-
        Now the bridge will not be built before the money for it has been found
        somewhere in the budget
      - >-
        and then the bridge will not be built before the money for it has been found
        somewhere in the budget again.
    kind: assertion
    topic: bridge
    stance: none
`,
  )
})

test("in a language that nothing is known of, the words are quoted as they stand", () => {
  checkDraft(
    "市長は橋を{{建てると}}言った。",
    { speaker: "narrator", quote: "建てると", slug: "建てると" },
    {},
    "source: {published: 2008}\nlanguage: ja\n",
  )
  checkDraft(
    "Adler sagte, {{die Brücke werde gebaut}}.",
    { quote: "die Brücke werde gebaut", slug: "brücke-werde-gebaut" },
    {},
    `language: de\n${mentions}`,
  )
})

test("a chosen speaker takes the cue that is the speaker's own", () =>
  checkDraft(
    "Mayor Adler told us that the City Council believes {{the bridge would be built}}.",
    { speaker: "adler", cue: "told", mode: "indirect" },
    { speaker: "adler" },
  ))

test("a coder's layer is created for a coder", () =>
  void checkAct(
    "record-claim",
    { fields: { stance: "none", topic: "bridge" }, claim: "plan" },
    `${vocabulary}//- a.txt\nWork {{begins}} in May.\n//- a.ann.yaml\nstatus: open\n`,
    "//- a.ann.bk.yaml\nclaims:\n  plan:\n    speaker: narrator\n    mode: narrator\n    quote: begins\n    kind: assertion\n    topic: bridge\n    stance: none\n",
    { coder: "bk" },
  ))

test("a slug that is taken gets a number", () =>
  void checkDraft(
    "Mayor Adler said the bridge would be built. {{A bridge has been built}}, Mayor Adler said.",
    { slug: "bridge-built-2" },
    {},
    `${mentions}claims:\n${first}`,
  ))

test("what cannot be recorded is refused", () => {
  const refused = (text: string, params: { fields?: Fields; claim?: string }, reason: RegExp, sidecar = mentions) =>
    checkRefused("record-claim", params, `${vocabulary}//- a.txt\n${text}\n//- a.ann.yaml\n${sidecar}`, reason)
  refused("The bridge.{{ }}", {}, /No words are chosen/)
  refused("The bridge {{READ MORE}} here.", {}, /"READ MORE" stands in page furniture/, "boilerplate: READ MORE\n")
  refused("The {{bridge}}.", { fields: { topc: "bridge" } }, /"topc" is no key of a claim/)
  refused("The {{bridge}}.", { fields: { speaker: "nobody" } }, /"nobody" is not in the registry/)
  refused("The {{bridge}}.", { claim: "A b" }, /"A b" is not an id/)
  refused("The {{bridge}}.", { claim: "bridge-built" }, /There is a claim "bridge-built" already/, `claims:\n${first}`)
})
