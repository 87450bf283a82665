import type { RuleExamples } from "./rule.ts"

/** The examples of a rule that differ in little: `wrong` stands in the bad one for `right`, which the good one has once. */
export function withMistake(good: string, right: string, wrong: string): RuleExamples {
  if (good.split(right).length !== 2) throw new Error(`the example must have "${right}" once`)
  return { bad: good.replace(right, () => wrong), good }
}
