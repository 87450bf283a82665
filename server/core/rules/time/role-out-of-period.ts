import { normalize } from "../../text/normal-form.ts"
import { slice } from "../../text/span.ts"
import type { Rule } from "../rule.ts"
import { holderNames, roleVerdicts, toHolders } from "./role-verdicts.ts"
import { shownDate } from "./shown-date.ts"

export const roleOutOfPeriod: Rule = {
  meta: {
    code: "role-out-of-period",
    family: "time",
    severity: "warning",
    scope: "annotation",
    summary: "A title is given to somebody who held that office, but not when the article was published.",
    details:
      "Titles come from the codebook, periods from the registry. Change the entity, correct the period, or check the date of the article. Left alone are titles with words such as former, then or deputy, and sentences that name another year. Periods are compared as intervals, so an article of `2008-11~` fits an office that began on any day of that month.",
    tags: ["dates", "names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
The mayor opened the bridge.
//- a.ann.yaml
source: {published: 2022-03}
mentions:
  The mayor: adler
`,
      good: `//- a.txt
The mayor opened the bridge.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  The mayor: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const verdict of roleVerdicts(file, corpus)) {
      const { bearer, role, held, span, entity } = verdict
      if (held.length === 0) continue
      const then = holderNames(verdict)
      yield {
        at: entity.span,
        entities: verdict.holders.map(holder => holder.entity.id.value),
        message: `"${normalize(slice(file.article.text, span))}": ${bearer.id.value} is not ${role} at ${shownDate(file)}${then && ` (holder then: ${then})`}`,
        inArticle: span,
        related: held.map(period => ({
          uri: bearer.uri,
          span: period.span,
          message: `${bearer.id.value} is ${role} from ${period.from?.value ?? ".."} to ${period.to?.value ?? ".."}`,
        })),
        fix: () => toHolders(verdict, file),
      }
    }
  },
}
