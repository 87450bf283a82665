import type { Corpus } from "../corpus/corpus.ts"
import { settingsFor } from "./severity-for.ts"

/** Something about a rule that a corpus may want otherwise: a number in `rules:` of postil.yaml. */
export interface RuleOption {
  readonly name: string
  readonly default: number
  /** One sentence. */
  readonly doc: string
}

/** A list of its own, as the catalogue is: the rule that knows which options exist cannot ask the list it is itself in. */
export const ruleOptions: Readonly<Record<string, readonly RuleOption[]>> = {
  "role-overlap": [{ name: "days", default: 31, doc: "How many days two holders of an office may overlap." }],
  "quote-unannotated": [{ name: "least", default: 12, doc: "How many characters a quotation has at least." }],
}

/** What postil.yaml says of an option of a rule for the article or file `uri`; the default where it says nothing. */
export function optionOf(code: string, name: string, uri: string, corpus: Corpus): number {
  const option = ruleOptions[code]?.find(each => each.name === name)
  if (option === undefined) throw new Error(`the rule ${code} has no option "${name}"`)
  for (const rules of settingsFor(uri, corpus)) {
    const written = rules.get(code)?.options.get(name)
    if (written !== undefined && isNumber(written)) return Number(written)
  }
  return option.default
}

/** A whole number that is not negative. */
export function isNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text)
}
