import { namesOf } from "../../corpus/vocabulary-uses.ts"
import type { LocatedText } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import type { Report, Rule } from "../rule.ts"

export const nameWhitespace: Rule = {
  meta: {
    code: "name-whitespace",
    family: "registry",
    severity: "warning",
    scope: "registry",
    summary: "A name has a stray line break, a tab, an invisible character, or a blank too many.",
    details:
      "Postil matches the name all the same, but exports, searches and other programs take it for another name. A single no-break space inside a name is left alone.",
    tags: ["registry", "names"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: "Ida  Adler"}
`,
      good: `//- registry.yaml
format: 1
entities:
  adler: {type: person, name: "Ida Adler"}
`,
    },
  },
  *checkRegistry({ value, uri, text }) {
    for (const entity of value.entities) {
      for (const name of namesOf(entity)) yield* report(name, uri, text)
    }
  },
  *checkSidecar({ sidecar, uri, text }) {
    for (const { name } of sidecar.local.values()) if (name !== undefined) yield* report(name, uri, text)
  },
}

/** What is wrong with a name, the worst first. */
const faults: readonly (readonly [RegExp, string])[] = [
  [/[\r\n\u2028\u2029]/, "a line break"],
  [/[\t\v\f]/, "a tab"],
  [/[\u00ad\u200b\ufeff]/, "an invisible character"],
  [/^\s|\s$/, "a blank at its edge"],
  [/\s{2}/, "two blanks in a row"],
]

function* report({ value, span }: LocatedText, uri: string, text: string): Generator<Report> {
  const meant = value
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .replace(/\s{2,}|[\t\v\f\r\n\u2028\u2029]/g, " ")
    .trim()
  const fault = faults.find(([pattern]) => pattern.test(value))?.[1]
  if (fault === undefined || meant === "") return
  yield {
    at: span,
    message: `the name "${meant}" is written with ${fault}`,
    fix: () => [{ title: `Write "${meant}"`, safe: true, changes: [{ uri, edits: replaceScalar(text, span, meant) }] }],
  }
}
