import { normalize } from "../../text/normal-form.ts"
import { slice } from "../../text/span.ts"
import type { Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { holderNames, roleVerdicts, toHolders } from "./role-verdicts.ts"
import { shownDate } from "./shown-date.ts"

export const roleHolderMismatch: Rule = {
  meta: {
    code: "role-holder-mismatch",
    family: "time",
    severity: "warning",
    scope: "annotation",
    summary: "A title stands for somebody who never held that office, while the registry knows who did then.",
    details:
      "Change the entity, or add the role to the registry. The rule needs a registry that lists the offices of the people involved: it is quiet about people without any, and where nobody is known to have held the office.",
    tags: ["dates", "names"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  lund: {type: place, name: Lund}
  adler: {type: person, name: Ida Adler, roles: [{role: mayor, of: lund, from: 2015}]}
  rot: {type: person, name: Kai Rot, roles: [{role: council-chair, of: lund, from: 2010}]}
//- codebook.yaml
format: 1
roles:
  mayor: {titles: [mayor]}
  council-chair: {titles: [chair]}
//- a.txt
The mayor of Lund opened the bridge.
//- a.ann.yaml
source: {published: 2018-03}
mentions:
  The mayor of Lund: adler
`,
      "The mayor of Lund: adler",
      "The mayor of Lund: rot",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const verdict of roleVerdicts(file, corpus)) {
      const { bearer, role, held, holders, span, entity } = verdict
      if (held.length > 0) continue
      yield {
        at: entity.span,
        entities: holders.map(holder => holder.entity.id.value),
        message: `"${normalize(slice(file.article.text, span))}": ${bearer.id.value} never held ${role}; holder at ${shownDate(file)}: ${holderNames(verdict)}`,
        inArticle: span,
        related: holders.map(holder => ({
          uri: holder.entity.uri,
          span: holder.held.span,
          message: `${holder.entity.id.value} is ${role} here`,
        })),
        fix: () => toHolders(verdict, file),
      }
    }
  },
}
