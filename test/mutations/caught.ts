import type { Finding } from "../../server/core/rules/rule.ts"
import type { MemoryFiles } from "../support/fixture.ts"
import { mutations } from "./all-mutations.ts"
import type { Mistake, Mutation } from "./mutation.ts"
import { MutationTrial } from "./try-mutations.ts"

/** The seed of all figures that are printed or documented. */
export const mutationSeed = 20261121

/** How many mistakes of a kind were made, and after how many something new was found. */
export interface Caught {
  readonly made: number
  /** Found at warning or error. */
  readonly warning: number
  /** Found at info or above. */
  readonly info: number
}

/** What the rules catch of the mistakes in a corpus, by kind. `see` is told each mistake and what it brought. */
export function countCaught(
  files: MemoryFiles,
  see: (mutation: Mutation, findings: readonly Finding[]) => void = () => {},
): ReadonlyMap<Mistake, Caught> {
  const trial = new MutationTrial(files)
  const counts = new Map<Mistake, Caught>()
  for (const mutation of [...mutations(trial.corpus, mutationSeed)]) {
    const findings = trial.findingsOf(mutation)
    see(mutation, findings)
    const { made, warning, info } = counts.get(mutation.mistake) ?? { made: 0, warning: 0, info: 0 }
    counts.set(mutation.mistake, {
      made: made + 1,
      warning: warning + Number(findings.some(isWarning)),
      info: info + Number(findings.some(isWarning) || findings.some(({ severity }) => severity === "info")),
    })
  }
  return counts
}

/** Whether a finding is a warning or an error. */
export function isWarning({ severity }: Finding): boolean {
  return severity === "warning" || severity === "error"
}
