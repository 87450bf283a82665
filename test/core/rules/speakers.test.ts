import { test } from "node:test"
import { checkRule } from "../../support/check-rules.ts"

// Speakers that no name right beside the cue tells: participles, pronouns, joint speakers, what somebody has written.

const corpus = `
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Ida Adler, aliases: [Adler]}
  moss: {type: person, name: Ben Moss, aliases: [Moss]}
  rot: {type: person, name: Kai Rot, aliases: [Rot]}
  nordia: {type: country, name: Nordia}
  sudia: {type: country, name: Sudia}
  lund: {type: place, name: Lund}
`

/** The quote stands between `<` and `>`; the article ends with two paragraphs that name everybody far from it. */
function conflict(
  text: string,
  cue: string,
  speaker: string,
  { more = "", marked = true, language = "en" } = {},
): void {
  const quote = /<(.*?)>/s.exec(text)?.[1] ?? ""
  const written = marked ? `{{speaker-cue-conflict:${speaker}}}` : speaker
  checkRule(
    "speaker-cue-conflict",
    `${corpus}
//- a.txt
${text.replace(/[<>]/g, "")}

It rained.

Ida Adler, Ben Moss, Rot, Nordia, Sudia, Lund and a visitor.
//- a.ann.yaml
language: ${language}
local:
  _visitor: {type: person, anonymous: true}
mentions:
  Ida Adler: adler
  Adler: adler
  my sister: adler
  Ben Moss: moss
  Moss: moss
  Rot: rot
  Nordia: nordia
  Sudia: sudia
  Lund: lund
  a visitor: _visitor
claims:
  one:
    speaker: ${written}
    cue: ${cue}${more && `\n    ${more}`}
    mode: indirect
    quote: ${JSON.stringify(quote)}
    kind: assertion
    topic: bridge
    stance: none
`,
  )
}

function noConflict(text: string, cue: string, speaker: string, options = {}): void {
  conflict(text, cue, speaker, { ...options, marked: false })
}

test("a participle has the subject of its main clause", () => {
  const forms: readonly (readonly [text: string, cue: string])[] = [
    ["Noting that <the bridge is safe>, Adler, in a speech, said it would open.", "Noting"],
    ["Adler said the bridge would open, adding that <it is safe>.", "adding"],
    ["“It opens soon,” Adler said, adding that <it is safe>.", "adding that"],
    ["Adler, noting that <the bridge is safe>, said it would open.", "noting"],
  ]
  for (const [text, cue] of forms) {
    conflict(text, cue, "moss")
    noConflict(text, cue, "adler")
  }
  const french = "Adler a déclaré que le pont ouvrirait, ajoutant que <tout va bien>."
  conflict(french, "ajoutant", "moss", { language: "fr" })
  noConflict(french, "ajoutant", "adler", { language: "fr" })
})

test("a participle is left open where the verbs of saying do not agree, or none is there", () => {
  noConflict("Adler said the bridge would open and Moss said it would not, adding that <it is safe>.", "adding", "rot")
  noConflict("Adler opened the bridge, adding that <it is safe>.", "adding", "moss")
  noConflict("Noting that <the bridge is safe>, her deputy said what Adler said.", "Noting", "moss")
  noConflict("A man was noting that <the bridge is safe>, Adler said.", "noting", "moss")
})

test("each of several speakers is one of several subjects", () => {
  const text = "Only Nordia and Sudia said <the bridge is safe>."
  conflict(text, "said", "nordia + moss")
  conflict(text, "said", "nordia + sudia + moss")
  for (const speaker of ["nordia", "sudia", "sudia + nordia"]) noConflict(text, "said", speaker)
  noConflict("Adler said <the bridge is safe>.", "said", "adler + moss")
})

test("a statement speaks for whoever it is of", () => {
  const forms = ["Nordia's statement said <the bridge is safe>.", "A statement from Nordia said <the bridge is safe>."]
  for (const text of forms) {
    conflict(text, "said", "sudia")
    noConflict(text, "said", "nordia")
  }
  noConflict("Nordia's neighbour said <the bridge is safe>.", "said", "sudia")
  noConflict("The mayor of Nordia said <the bridge is safe>.", "said", "sudia")
  conflict("Die Erklärung von Nordia sagte, <alles sei gut>.", "sagte", "sudia", { language: "de" })
  conflict("Le communiqué de Nordia affirme que <tout va bien>.", "affirme", "sudia", { language: "fr" })
})

test("words for the speaker that begin with a tagged mention name him", () => {
  const text = "Moss came. “Then my sister [Ida Adler] thinks <it is safe>,” he said."
  conflict(text, "thinks", "nordia", { more: 'source: "my sister [Ida Adler]"' })
  noConflict(text, "thinks", "adler", { more: 'source: "my sister [Ida Adler]"' })
  const deputy = "A deputy of Adler thinks <it is safe>."
  noConflict(deputy, "thinks", "moss", { more: "source: A deputy of Adler" })
})

test("he or she is the only person around, where the speaker cannot be meant", () => {
  const text = "Adler opened the bridge. She said <it is safe>."
  for (const speaker of ["nordia", "moss", "_visitor"]) {
    conflict(text, "said", speaker)
    conflict(text, "said", speaker, { more: "source: She" })
  }
  noConflict(text, "said", "adler")
  conflict("Adler opened it.\n\n“Well,” she said: <it is safe>.", "said", "nordia")
})

test("he or she is left open where somebody else may be meant", () => {
  const texts = [
    "Moss was there.\n\nAdler came. She said <it is safe>.",
    "Adler opened the bridge. An official came. She said <it is safe>.",
    "Adler opened the bridge. Later Jane Doe came. She said <it is safe>.",
    "Adler’s bridge was open. She said <it is safe>.",
    "They waited for the famous Adler. She said <it is safe>.",
    "Adler opened the bridge. It said <it is safe>.",
    "Adler met Rot. She said <it is safe>.",
  ]
  for (const text of texts) noConflict(text, "said", "moss")
  const french = "Adler est venue. Elle dit : <tout va bien>."
  noConflict(french, "dit", "nordia", { language: "fr" })
})
