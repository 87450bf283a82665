import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { LocalEntity } from "../../model/sidecar.ts"
import type { Span } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { mergeInto } from "../merge-into.ts"
import type { Report, Rule } from "../rule.ts"
import { isPerson, type NamePair, namePairs } from "./name-pairs.ts"

export const entityTypeConflict: Rule = {
  meta: {
    code: "entity-type-conflict",
    family: "registry",
    severity: "warning",
    scope: "corpus",
    summary: "The same name stands for a person in one place and for something else in another.",
    details:
      "In the registry two entities have the same name, and one of them only is a person; or a local entity has the name of an entity of the registry, or of one that is local to another article, and only one of the two is a person. Correct the type, or merge the two. A shared alias is no conflict: Ford may be a family and a company.",
    tags: ["registry", "names"],
    since: "0.1",
    examples: {
      bad: `//- registry.yaml
format: 1
entities:
  ford: {type: person, name: Ford}
  ford-works: {type: organization, name: Ford}
`,
      good: `//- registry.yaml
format: 1
entities:
  ford: {type: person, name: Ford}
  ford-works: {type: organization, name: Ford Works}
`,
    },
  },
  *checkRegistry({ value, uri }, corpus) {
    for (const { id } of value.entities) {
      const entity = corpus.registry.get(id.value)
      if (entity === undefined || entity.uri !== uri) continue
      for (const pair of namePairs(entity, corpus)) {
        if (isTypeConflict(pair, corpus)) yield inRegistry(pair, corpus)
      }
    }
  },
  *checkSidecar(file, corpus) {
    for (const local of file.sidecar.local.values()) yield* ofLocal(local, file, corpus)
  },
}

/** Whether the two have one main name, and one of them only is a person. */
export function isTypeConflict({ entity, name, other, otherName, likeness }: NamePair, corpus: Corpus): boolean {
  if (likeness === "spelling" || name !== entity.name || otherName !== other.name) return false
  if (entity.type === undefined || other.type === undefined) return false
  return isPerson(entity.type.value, corpus) !== isPerson(other.type.value, corpus)
}

function inRegistry({ entity, name, other, otherName }: NamePair, corpus: Corpus): Report {
  const [type, otherType] = [entity.type?.value, other.type?.value]
  return {
    at: name.span,
    message: `"${name.value}" is of type "${type}" as ${entity.id.value}, of type "${otherType}" as ${other.id.value}`,
    related: [{ uri: other.uri, span: otherName.span, message: `of type "${otherType}" here` }],
    fix: () => mergeInto(entity.id.value, other.id.value, entity.uri, corpus),
  }
}

/** What else bears the name of a local entity; of two local ones the later file is told. */
function* ofLocal({ id, name, type }: LocalEntity, file: CodedFile, corpus: Corpus): Generator<Report> {
  if (name === undefined || type === undefined) return
  const isPersonHere = isPerson(type.value, corpus)
  const others = [...namesakes(name.value, file, corpus)]
  const clash = others.find(other => isPerson(other.type, corpus) !== isPersonHere)
  if (clash === undefined || others.some(other => isPerson(other.type, corpus) === isPersonHere)) return
  yield {
    at: type.span,
    message: `"${name.value}" is of type "${type.value}" as ${id.value}, of type "${clash.type}" as ${clash.id}`,
    related: [{ uri: clash.uri, span: clash.span, message: `of type "${clash.type}" here` }],
    fix: () => [changeTo(file.uri, type.span, clash.type)],
  }
}

interface Namesake {
  readonly id: string
  readonly type: string
  readonly uri: string
  readonly span: Span
}

function* namesakes(name: string, { uri, coder }: CodedFile, corpus: Corpus): Generator<Namesake> {
  for (const { entity, kind } of corpus.registry.named(name)) {
    const { id, type } = entity
    if (kind === "name" && type !== undefined)
      yield { id: id.value, type: type.value, uri: entity.uri, span: type.span }
  }
  for (const { facts, part } of corpus.index.localsNamed(name, coder)) {
    const { id, type, span } = part
    if (facts.uri < uri && type !== undefined) yield { id, type, uri: facts.uri, span }
  }
}
