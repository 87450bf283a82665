import type { Corpus } from "../../corpus/corpus.ts"
import type { TextEdit } from "../../text/edit.ts"
import type { LocatedText } from "../../text/span.ts"
import { codebookSchema } from "../../yaml/schema-codebook.ts"
import { registrySchema } from "../../yaml/schema-registry.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix, Related, Report, Rule } from "../rule.ts"

/** A thing that names the one above it, and where it says so. */
interface Step {
  readonly id: string
  readonly above: LocatedText
  readonly uri: string
}

export const partOfCycle: Rule = {
  meta: {
    code: "part-of-cycle",
    family: "registry",
    severity: "error",
    scope: "registry",
    summary: "An entity is part of itself, or a code stands under itself, directly or through others.",
    details:
      "Follow the chain that the message gives and take out the `part-of` (in the codebook: the `parent`) that is wrong, as a quick fix does for each link of it. A cycle is reported once, at the member whose id comes first in the alphabet.",
    tags: ["registry"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  party: {type: organization, name: The Party}
  youth: {type: organization, name: Young Party, part-of: youth}
`,
      good: `//- registry.yaml
format: 1
entities:
  party: {type: organization, name: The Party}
  youth: {type: organization, name: Young Party, part-of: party}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    const next = (id: string) => entityStep(id, corpus)
    for (const { id, partOf } of value.entities) {
      if (partOf === undefined || next(id.value)?.uri !== uri) continue
      yield* cycleFrom(id.value, "is part of itself", next, step => cutEntity(step, corpus))
    }
  },
  *checkCodebook({ value, uri, text }) {
    for (const [kind, codes] of value.codes) {
      const next = (id: string): Step | undefined => {
        const above = codes.get(id)?.parent
        return above && { id, above, uri }
      }
      const cut = (step: Step) => cutBy(step, setField(text, codebookSchema, [kind, step.id, "parent"], undefined))
      for (const id of codes.keys()) yield* cycleFrom(id, "stands under itself", next, cut)
    }
  },
}

function entityStep(id: string, corpus: Corpus): Step | undefined {
  const entity = corpus.registry.get(id)
  return entity?.partOf && { id, above: entity.partOf, uri: entity.uri }
}

function* cycleFrom(
  start: string,
  fault: string,
  next: (id: string) => Step | undefined,
  cut: (step: Step) => readonly Fix[],
): Generator<Report> {
  const steps: Step[] = []
  for (let step = next(start); step !== undefined; step = next(step.above.value)) {
    if (steps.some(({ id }) => id === step?.id)) break
    steps.push(step)
  }
  const [first, ...others] = steps
  if (first === undefined || steps.at(-1)?.above.value !== start || others.some(({ id }) => id < start)) return
  yield {
    at: first.above.span,
    message: `${start} ${fault}${others.length > 0 ? `, through ${others.map(({ id }) => id).join(" and ")}` : ""}`,
    related: others.map(toRelated),
    fix: () => steps.slice(0, mostCuts).flatMap(cut),
  }
}

/** A longer list is no help. */
const mostCuts = 3

function cutEntity(step: Step, corpus: Corpus): readonly Fix[] {
  const text = corpus.registryFile(step.uri)?.text ?? ""
  return cutBy(step, setField(text, registrySchema, ["entities", step.id, "part-of"], undefined))
}

function cutBy({ id, above, uri }: Step, edits: readonly TextEdit[] | undefined): readonly Fix[] {
  return edits === undefined ? [] : [{ title: `Take "${id}" out of "${above.value}"`, changes: [{ uri, edits }] }]
}

function toRelated({ id, above, uri }: Step): Related {
  return { uri, span: above.span, message: `${id} names ${above.value} here` }
}
