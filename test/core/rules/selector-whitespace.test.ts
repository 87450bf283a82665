import { test } from "node:test"
import { checkFix, checkRule } from "../../support/check-rules.ts"

const code = "selector-whitespace"
const registry = "\n//- registry.yaml\nformat: 1\nentities: {masimov: {type: person, name: Karim Masimov}}\n"

function article(rest: string, text = "Karim Masimov said it was late, by the river."): string {
  return `${registry}//- a.txt\n${text}\n//- a.ann.yaml\n${rest}`
}

test("blanks at the edge of words of the article are marked, and blanks too many inside", () =>
  checkRule(
    code,
    article(
      `mentions:
  {{selector-whitespace:"Karim  Masimov"}}: [{entity: masimov, suffix: {{selector-whitespace:"said "}}}]
claims:
  c: {speaker: masimov, cue: {{selector-whitespace:" said"}}, mode: indirect, quote: {{selector-whitespace:"it was late "}}}
notes:
  - {at: {{selector-whitespace:"by the\\nriver"}}, text: " a note "}
`,
    ),
    /^" said" has blanks at its edge$/m,
  ))

test("what matches as it is written is fine, and the lines of a quote and of a block are", () =>
  checkRule(
    code,
    article(
      `mentions:
  Karim Masimov: masimov
claims:
  c:
    speaker: masimov
    cue: >
      said
    mode: indirect
    quote: |
      it was
      late
`,
    ),
  ))

test("two keys that come to the same are another rule's", () =>
  checkRule(code, article('mentions:\n  Karim Masimov: masimov\n  "Karim Masimov ": masimov\n')))

test("it is written without, in its quotation marks", () => {
  checkFix(
    code,
    article('mentions:\n  "Karim  Masimov ": masimov\n'),
    '\n//- a.ann.yaml\nmentions:\n  "Karim Masimov": masimov\n',
  )
})
