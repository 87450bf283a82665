import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Reading } from "../../model/sidecar.ts"
import { mostListed } from "../../text/wording.ts"
import { changeTo } from "../change-to.ts"
import { isKnownEntity } from "../entity-facts.ts"
import type { Report, Rule } from "../rule.ts"
import { isRegisteredName, type SingleReading, singleReadings } from "../single-readings.ts"
import { isTypeConflict } from "./entity-type-conflict.ts"
import { namePairs } from "./name-pairs.ts"
import { groupsOfPairs, mergesOf, otherName, type PairGroup, relatedNames } from "./pair-groups.ts"

export const nameCaseVariant: Rule = {
  meta: {
    code: "name-case-variant",
    family: "registry",
    severity: "info",
    scope: "registry",
    summary:
      "Two entities, or two surfaces of an article that mean different ones, differ in case or in an ending only.",
    details:
      "`Rights groups` and `rights group` are probably one entity that was entered twice. In an article, `The Alliance` tagged as one body and `the alliance` as another is probably a slip. Abbreviations such as `WHO` are no form of `Who`, persons are compared without regard to endings, and adjectives and metonyms may be anything.",
    tags: ["registry", "names"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  rights-groups: {type: group, name: Rights Groups}
  rights-group: {type: group, name: rights group}
`,
      good: `//- registry.yaml
format: 1
entities:
  rights-groups: {type: group, name: Rights Groups}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const { id } of value.entities) {
      const entity = corpus.registry.get(id.value)
      if (entity === undefined || entity.uri !== uri) continue
      const forms = namePairs(entity, corpus).filter(pair => pair.likeness === "form" && !isTypeConflict(pair, corpus))
      for (const pairs of groupsOfPairs(forms)) yield inRegistry(pairs, corpus)
    }
  },
  *checkSidecar(file, corpus) {
    const told = new Map<string, SingleReading>()
    for (const reading of singleReadings(file)) {
      if (!isComparable(reading, file, corpus)) continue
      const words = reading.surface.text.value.toLowerCase()
      const first = told.get(words)
      if (first === undefined) told.set(words, reading)
      else if (first.entity.value !== reading.entity.value) yield inSidecar(reading, first, file)
    }
  },
}

function inRegistry(pairs: PairGroup, corpus: Corpus): Report {
  const [{ entity, name }] = pairs
  const first = pairs.slice(0, mostListed)
  return {
    at: name.span,
    message: `"${name.value}" (${entity.id.value}) and ${otherName(pairs)} differ in case or ending only`,
    related: relatedNames(pairs),
    fix: () => mergesOf(first, corpus),
  }
}

/** What is read by context was looked at, and what the registry knows is told by other rules. */
function isComparable(single: SingleReading, file: CodedFile, corpus: Corpus): boolean {
  const { surface, reading, entity, occurrence } = single
  const words = surface.text.value
  if (occurrence === undefined || surface.readings.length > 1 || isContextual(reading) || isRegisteredName(single))
    return false
  if (/^\p{Lu}{2,5}$/u.test(words)) return false
  return corpus.registry.named(words).length === 0 && isKnownEntity(entity.value, file, corpus)
}

function isContextual({ prefix, suffix }: Reading): boolean {
  return prefix !== undefined || suffix !== undefined
}

function inSidecar({ surface, entity, occurrence }: SingleReading, first: SingleReading, file: CodedFile): Report {
  const [here, there] = [surface.text.value, first.surface.text.value]
  return {
    at: entity.span,
    message: `"${here}" is tagged ${entity.value}, but "${there}" is tagged ${first.entity.value}`,
    ...(occurrence && { inArticle: occurrence.span }),
    related: [{ uri: file.uri, span: first.entity.span, message: `"${there}" is tagged here` }],
    fix: () => [
      changeTo(file.uri, entity.span, first.entity.value),
      changeTo(file.uri, first.entity.span, entity.value, `Change "${there}" to "${entity.value}"`),
    ],
  }
}
