import { allRules } from "../core/rules/all-rules.ts"
import { ruleFamilies } from "../core/rules/rule.ts"
import { closest } from "../core/similar/closest.ts"
import { type Command, exitCodes, Refusal } from "./command.ts"
import { wordsOf } from "./given.ts"
import { styler } from "./style.ts"

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
    terminal.write(`In postil.yaml:\n  rules:\n    ${meta.code}: off    # or error, warning, info, hint\n`)
    return exitCodes.clean
  },
}

function unknownRule(code: string): string {
  const meant = closest(
    code,
    allRules.map(({ meta }) => meta.code),
  )
  return `There is no rule "${code}".${meant === undefined ? " README.md lists all rules." : ` Did you mean "${meant}"?`}`
}
