import type { CorpusConfig } from "../../model/corpus-config.ts"
import { closest } from "../../similar/closest.ts"
import type { LocatedText } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { ruleCodes } from "../catalogue.ts"
import type { Report, Rule } from "../rule.ts"

export const ruleUnknown: Rule = {
  meta: {
    code: "rule-unknown",
    family: "files",
    severity: "warning",
    scope: "registry",
    summary: "A setting in `postil.yaml` or an allowance names a rule that does not exist.",
    details: "It has no effect. Correct the name; `postil explain RULE` tells about a rule.",
  },
  *checkSidecar({ sidecar, text, uri }) {
    for (const { rule } of sidecar.allow) yield* check(rule, text, uri)
  },
  *checkConfig({ value, text, uri }) {
    for (const rule of rulesIn(value)) yield* check(rule, text, uri)
  },
}

function* rulesIn({ rules, overrides }: CorpusConfig): Generator<LocatedText> {
  for (const settings of [rules, ...overrides.map(override => override.rules)]) {
    for (const { rule } of settings.values()) yield rule
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
