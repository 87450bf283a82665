import type { CorpusConfig, RuleSetting } from "../../model/corpus-config.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { ruleCodes } from "../catalogue.ts"
import type { Report, Rule } from "../rule.ts"
import { isNumber, ruleOptions } from "../rule-options.ts"

export const ruleUnknown: Rule = {
  meta: {
    code: "rule-unknown",
    family: "files",
    severity: "warning",
    scope: "registry",
    summary: "A setting in `postil.yaml` or an allowance names a rule, or an option of one, that does not exist.",
    details: "It has no effect. Correct the name; `postil explain RULE` tells about a rule.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- postil.yaml
format: 1
rules:
  entity-unkown: warning
`,
      good: `//- postil.yaml
format: 1
rules:
  entity-unknown: warning
`,
    },
  },
  *checkSidecar({ sidecar, text, uri }) {
    for (const { rule } of sidecar.allow) yield* check(rule, text, uri)
  },
  *checkConfig({ value, text, uri }) {
    for (const setting of settingsIn(value)) {
      yield* check(setting.rule, text, uri)
      yield* checkOptions(setting)
    }
  },
}

function* settingsIn({ rules, overrides }: CorpusConfig): Generator<RuleSetting> {
  for (const settings of [rules, ...overrides.map(override => override.rules)]) yield* settings.values()
}

function* checkOptions({ rule, options }: RuleSetting): Generator<Report> {
  if (!ruleCodes.has(rule.value)) return
  const known = (ruleOptions[rule.value] ?? []).map(({ name }) => name)
  for (const [name, written] of options) {
    const meant = closest(name, known)
    const hint = meant === undefined ? "" : `; did you mean "${meant}"?`
    if (!known.includes(name)) yield { at: rule.span, message: `"${rule.value}" has no option "${name}"${hint}` }
    else if (!isNumber(written)) {
      yield { at: rule.span, message: `"${name}" of "${rule.value}" takes a whole number, not "${written}"` }
    }
  }
}

function* check(rule: LocatedText, text: string, uri: string): Generator<Report> {
  if (ruleCodes.has(rule.value)) return
  const meant = closest(rule.value, ruleCodes)
  yield {
    at: rule.span,
    message: `"${rule.value}" is not a rule${meant === undefined ? "" : `; did you mean "${meant}"?`}`,
    fix: () => {
      if (meant === undefined) return []
      return [{ title: `Change to "${meant}"`, changes: [{ uri, edits: replaceScalar(text, rule.span, meant) }] }]
    },
  }
}
