import type { Corpus } from "../../corpus/corpus.ts"
import type { LocatedText } from "../../text/span.ts"
import type { Related, Report, Rule } from "../rule.ts"

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
      "Follow the chain that the message gives and take out the `part-of` (in the codebook: the `parent`) that is wrong. A cycle is reported once, at the member whose id comes first in the alphabet.",
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
      if (partOf !== undefined && next(id.value)?.uri === uri) yield* cycleFrom(id.value, "is part of itself", next)
    }
  },
  *checkCodebook({ value, uri }) {
    for (const codes of value.codes.values()) {
      const next = (id: string): Step | undefined => {
        const above = codes.get(id)?.parent
        return above && { id, above, uri }
      }
      for (const id of codes.keys()) yield* cycleFrom(id, "stands under itself", next)
    }
  },
}

function entityStep(id: string, corpus: Corpus): Step | undefined {
  const entity = corpus.registry.get(id)
  return entity?.partOf && { id, above: entity.partOf, uri: entity.uri }
}

function* cycleFrom(start: string, fault: string, next: (id: string) => Step | undefined): Generator<Report> {
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
  }
}

function toRelated({ id, above, uri }: Step): Related {
  return { uri, span: above.span, message: `${id} names ${above.value} here` }
}
