import type { Problem } from "../model/problem.ts"
import type { Report, Rule, RuleMeta } from "./rule.ts"

/** A rule whose verdicts the readers of the files have already reached. */
export function ruleFromProblems(meta: RuleMeta): Rule {
  const { code } = meta
  return {
    meta,
    checkSidecar: file => toReports(file.problems, code, file.uri),
    checkRegistry: source => toReports(source.problems, code, source.uri),
    checkCodebook: source => toReports(source.problems, code, source.uri),
    checkConfig: source => toReports(source.problems, code, source.uri),
  }
}

/** The problems of one code as reports in the file they are about. */
export function* toReports(problems: readonly Problem[], code: string, uri: string): Generator<Report> {
  for (const problem of problems) {
    if (problem.code !== code) continue
    const { span, message, related, fixes } = problem
    yield {
      at: span,
      message,
      ...(related && { related: related.map(place => ({ ...place, uri })) }),
      ...(fixes && { fix: () => fixes.map(({ edits, ...fix }) => ({ ...fix, changes: [{ uri, edits }] })) }),
    }
  }
}
