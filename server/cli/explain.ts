import { allRules } from "../core/rules/all-rules.ts"
import { type RuleExamples, ruleFamilies } from "../core/rules/rule.ts"
import { ruleOptions } from "../core/rules/rule-options.ts"
import { closest } from "../core/similar/closest.ts"
import { type Command, exitCodes, Refusal } from "./command.ts"
import { wordsOf } from "./given.ts"
import { styler, table } from "./style.ts"

export const explain: Command = {
  name: "explain",
  takes: "RULE",
  summary: "Say what a rule is about and what to do about its findings.",
  details: "RULE is the word at the end of a finding. README.md lists all rules.",
  options: {},
  run(given, terminal) {
    const [code] = wordsOf(given, 1)
    if (code === undefined) throw new Refusal("Say which rule: postil explain RULE")
    const rule = allRules.find(({ meta }) => meta.code === code)
    if (rule === undefined) throw new Refusal(unknownRule(code))
    const { meta } = rule
    const level = meta.severity === "off" ? "off unless postil.yaml turns it on" : meta.severity
    terminal.write(`${styler(terminal)("bold", meta.code)} (${ruleFamilies[meta.family]}; ${level})\n\n`)
    terminal.write(`${meta.summary}\n\n${meta.details}\n\n`)
    if (meta.examples !== undefined) terminal.write(examples(meta.examples))
    terminal.write(`In postil.yaml:\n  rules:\n    ${meta.code}: off    # or error, warning, info, hint\n`)
    terminal.write(options(meta.code))
    return exitCodes.clean
  },
}

function examples({ bad, good }: RuleExamples): string {
  const shown = (example: string) => example.replace(/^\/\/- (.*)$/gm, "--- $1").replace(/^(?=.)/gm, "  ")
  return `Wrong:\n${shown(bad)}\nRight:\n${shown(good)}\n`
}

function options(code: string): string {
  const known = ruleOptions[code] ?? []
  if (known.length === 0) return ""
  const sample = known.map(option => `${option.name}: ${option.default}`).join(", ")
  const rows = table(known.map(({ name, default: value, doc }) => [`  ${name}`, String(value), doc]))
  return `or, with options:\n    ${code}: {${sample}}\n\nOptions and their defaults:\n${rows.join("\n")}\n`
}

function unknownRule(code: string): string {
  const meant = closest(
    code,
    allRules.map(({ meta }) => meta.code),
  )
  return `There is no rule "${code}".${meant === undefined ? " README.md lists all rules." : ` Did you mean "${meant}"?`}`
}
