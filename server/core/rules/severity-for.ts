import type { Corpus } from "../corpus/corpus.ts"
import { globMatcher } from "../globs/match-glob.ts"
import type { RuleSetting } from "../model/corpus-config.ts"
import type { Severity } from "../model/severity.ts"
import type { Rule } from "./rule.ts"

export type SeverityOf = (rule: Rule) => Severity | "off"

/** The severity of each rule for a file: its own, changed by `postil.yaml`, changed by the overrides that fit. */
export function severityFor(uri: string, corpus: Corpus): SeverityOf {
  const settings = settingsFor(uri, corpus).filter(({ size }) => size > 0)
  return ({ meta }) => {
    for (const rules of settings) {
      const severity = rules.get(meta.code)?.severity
      if (severity !== undefined) return severity
    }
    return meta.severity
  }
}

/** What `postil.yaml` says of rules for a file: the overrides that fit, the last one first, then what holds for all. */
export function settingsFor(uri: string, corpus: Corpus): readonly ReadonlyMap<string, RuleSetting>[] {
  const { value } = corpus.config
  const path = corpus.pathOf(uri)
  const fitting = value.overrides.filter(({ articles }) => globMatcher(articles)(path)).map(({ rules }) => rules)
  return [...fitting.reverse(), value.rules]
}
