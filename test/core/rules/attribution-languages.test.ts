import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

// German and French newspapers: their verbs of saying, their order of words, their quotation marks.

const registry = `
//- registry.yaml
format: 1
entities:
  adler: {type: person, name: Anna Adler, aliases: [Adler]}
  moos: {type: person, name: Ben Moos, aliases: [Moos]}
  morgenpost: {type: organization, name: Morgenpost}
  rat: {type: organization, name: Rat}
`

/** The quote is what stands between `<` and `>`. */
function claim(language: string, paragraph: string, cue: string, speaker: string, more = ""): string {
  const quote = /<(.*?)>/.exec(paragraph)?.[1] ?? ""
  return `${registry}
//- a.txt
${paragraph.replace(/[<>]/g, "")}

Anna Adler, Ben Moos, Morgenpost, Rat.
//- a.ann.yaml
language: ${language}
mentions:
  Anna Adler: adler
  Adler: adler
  Ben Moos: moos
  Moos: moos
  Morgenpost: morgenpost
  Rat: rat
claims:
  one:
    speaker: ${speaker}${cue === "" ? "" : `\n    cue: ${cue}`}
    mode: ${more || "indirect"}
    quote: ${JSON.stringify(quote)}
    kind: assertion
    topic: talks
    stance: none
`
}

const german: readonly (readonly [paragraph: string, cue: string])[] = [
  ["„<Alles ist gut>“, sagte Adler.", "sagte"],
  ["Adler erklärte, <alles sei gut>.", "erklärte"],
  ["Adler hat erklärt, <alles sei gut>.", "erklärt"],
  ["<Alles sei gut>, betonte die Ministerin Anna Adler.", "betonte"],
  ["Am Montag sagte Adler, <alles sei gut>.", "sagte"],
  ["In Wien sagte Adler, <alles sei gut>.", "sagte"],
  ["Laut Adler <ist alles gut>.", "Laut"],
  ["Nach Angaben von Adler <ist alles gut>.", "Nach Angaben von"],
  ["Adler zufolge <ist alles gut>.", "zufolge"],
  ["Adler und Moos sagten, <alles sei gut>.", "sagten"],
]

const french: readonly (readonly [paragraph: string, cue: string])[] = [
  ["« <Tout va bien> », a dit Adler.", "dit"],
  ["«\u00a0<Tout va bien>\u00a0», a déclaré Adler.", "a déclaré"],
  ["«\u202f<Tout va bien>\u202f», affirme la ministre Anna Adler.", "affirme"],
  ["Adler a déclaré que <tout va bien>.", "déclaré"],
  ["Adler n’a pas dit que <tout va bien>.", "dit"],
  ["Selon Adler, <tout va bien>.", "Selon"],
  ["D’après Anna Adler, <tout va bien>.", "D'après"],
  ["Adler et Moos ont affirmé que <tout va bien>.", "affirmé"],
]

test("German and French attributions name their speaker", () => {
  const conflict = "{{speaker-cue-conflict:rat}}"
  for (const [language, forms] of [
    ["de", german],
    ["fr-FR", french],
  ] as const) {
    for (const [paragraph, cue] of forms) {
      checkRule("speaker-cue-conflict", claim(language, paragraph, cue, conflict), /names "adler"/)
      checkRule("speaker-cue-conflict", claim(language, paragraph, cue, "adler"))
    }
  }
})

test("a pronoun, an object and an agency that is told are not the speaker", () => {
  const check = (language: string, paragraph: string, cue: string) =>
    checkRule("speaker-cue-conflict", claim(language, paragraph, cue, "adler"))
  check("de", "Er sagte Moos, <alles sei gut>.", "sagte")
  check("de", "„<Alles ist gut>“, sagte sie der Morgenpost.", "sagte")
  check("de", "Adler sagte der Morgenpost, <alles sei gut>.", "sagte")
  check("de", "In einem Gespräch mit Moos sagte sie, <alles sei gut>.", "sagte")
  check("de", "Moos wurde von Adler gewarnt, <alles sei aus>.", "gewarnt")
  check("fr", "« <Tout va bien> », a-t-elle dit à Moos.", "dit")
  check("fr", "Elle a dit à la Morgenpost que <tout va bien>.", "dit")
  check("fr", "Après une rencontre avec Moos, elle a dit que <tout va bien>.", "dit")
})

test("the nearest verb of the language is taken as cue", () => {
  for (const [language, paragraph, cue] of [
    ["de", "Moos bestritt es. Adler betonte, <alles sei gut>, fügte Moos hinzu.", "betonte"],
    ["fr", "Moos nie. Adler a souligné que <tout va bien>.", "souligné"],
  ] as const) {
    const after = (written: string) => claim(language, paragraph, written, "adler")
    checkRule("claim-missing-cue", after("").replace("  one:", "  {{claim-missing-cue:one}}:"))
    checkFix("claim-missing-cue", after(""), `//- a.ann.yaml${after(cue).split("//- a.ann.yaml")[1]}`)
  }
})

test("German and French quotation marks hold direct words", () => {
  const code = "direct-without-quotation-marks"
  for (const text of [
    "„<Alles ist gut>“, sagte Adler.",
    "»<Alles ist gut>«, sagte Adler.",
    "‚<Alles ist gut>‘, sagte Adler.",
    "„Er rief ‚<alles ist gut>‘ und ging“, sagte Adler.",
  ]) {
    checkRule(code, claim("de", text, "sagte", "adler", "direct"))
    checkRule(
      code,
      claim("de", `${text} <Nichts mehr>.`.replace(/<(.*?)>/, "$1"), "sagte", "adler", `{{${code}:direct}}`),
    )
  }
  for (const text of [
    "«\u00a0<Tout va bien>\u00a0», a dit Adler.",
    "« <Tout va bien> », a dit Adler.",
    "“<Tout va bien>”, a dit Adler.",
  ]) {
    checkRule(code, claim("fr", text, "dit", "adler", "direct"))
    checkRule(
      "indirect-inside-quotation-marks",
      claim("fr", text, "dit", "adler", "{{indirect-inside-quotation-marks:indirect}}"),
    )
  }
  checkRule(code, claim("fr", "« Oui », a dit Adler. <Rien de plus>.", "dit", "adler", `{{${code}:direct}}`))
})

test("er and il are whom the paragraph has named", () => {
  const code = "speaker-pronoun-conflict"
  const source = (language: string, text: string, cue: string, speaker: string) => claim(language, text, cue, speaker)
  checkRule(code, source("de", "Moos kam spät. Er sagte, <alles sei gut>.", "sagte", `{{${code}:adler}}`))
  checkRule(code, source("de", "Moos kam spät. Sie sagte, <alles sei gut>.", "sagte", "adler"))
  checkRule(code, source("fr", "Moos est venu. « <Tout va bien> », a-t-il dit.", "dit", `{{${code}:adler}}`))
  checkRule(code, source("fr", "Moos est venu. Il a dit que <tout va bien>.", "dit", "moos"))
})

test("a topic's keyword can be denied in German and French", () => {
  const source = (language: string, text: string) =>
    `
//- codebook.yaml
format: 1
topics:
  recognition: {proposition: They are to be recognised, keywords: [anerk, reconn]}
//- a.txt
${text}
//- a.ann.yaml
language: ${language}
claims:
  one: {speaker: narrator, mode: narrator, quote: ${text.slice(0, -1)}, topic: recognition, stance: {{stance-polarity:supports}}}
`.replace("}}}", "}} }")
  checkRule("stance-polarity", source("de", "Der Rat wird die Gebiete nicht anerkennen."))
  checkRule("stance-polarity", source("fr", "Le conseil ne reconnaît pas ces territoires."))
})
