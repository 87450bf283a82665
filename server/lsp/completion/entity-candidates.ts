import { CompletionItemKind } from "vscode-languageserver"
import { codeLabel } from "../../core/corpus/names.ts"
import type { RegisteredEntity } from "../../core/corpus/registry.ts"
import { Best, type SearchName, searchNames } from "../../core/corpus/search-names.ts"
import { namesOf } from "../../core/corpus/vocabulary-uses.ts"
import type { LocalEntity } from "../../core/model/sidecar.ts"
import { fuzzyScore } from "../../core/similar/fuzzy.ts"
import type { Look } from "../looks.ts"
import { lookOf } from "../looks.ts"
import { type Candidate, mostShown, type Typing } from "./candidate.ts"

const kinds: Readonly<Record<Look, CompletionItemKind>> = {
  person: CompletionItemKind.Variable,
  organization: CompletionItemKind.Class,
  place: CompletionItemKind.Module,
  event: CompletionItemKind.Event,
  other: CompletionItemKind.Reference,
}

/** Entities by their ids, to be found by any of their names: local ones, those of this article, then all others. */
export function* entityCandidates(typing: Typing): Generator<Candidate> {
  for (const local of typing.file?.sidecar.local.values() ?? []) yield ofLocal(local, typing)
  const all = likelyFirst(typing)
  if (all.length > mostShown) typing.leaveOut()
  for (const entity of all.length > mostShown ? fitting(all, typing.query) : all) yield ofEntity(entity, typing)
}

/** Those that this file names come before the others; where somebody speaks, those that can do so come first. */
function likelyFirst(typing: Typing): readonly RegisteredEntity[] {
  const { corpus, place } = typing
  const used = usedIn(typing)
  const speaks = place.path.at(-1) === "speaker" || place.path.at(-1) === "via"
  const able = new Map<string, boolean>()
  const canSpeak = (type: string) => {
    const known = able.get(type) ?? corpus.codes.canSpeak(type)
    able.set(type, known)
    return known
  }
  const ranks: RegisteredEntity[][] = [[], [], [], []]
  for (const entity of corpus.registry.all()) {
    const isSilent = speaks && !(entity.type !== undefined && canSpeak(entity.type.value))
    ranks[(isSilent ? 2 : 0) + (used.has(entity.id.value) ? 0 : 1)]?.push(entity)
  }
  return ranks.flat()
}

function fitting(entities: readonly RegisteredEntity[], query: string): readonly RegisteredEntity[] {
  const best = new Best<RegisteredEntity>(mostShown)
  for (const entity of entities) {
    const score = query === "" ? 0 : bestScore(query, searchNames(entity))
    if (best.wants(score)) best.add(entity, score)
  }
  return best.all()
}

function bestScore(query: string, names: readonly SearchName[]): number | undefined {
  let best: number | undefined
  for (const { folded } of names) {
    const score = fuzzyScore(query, folded)
    if (score !== undefined && (best === undefined || score < best)) best = score
  }
  return best
}

function usedIn({ file }: Typing): ReadonlySet<string> {
  const targets = file?.sidecar.surfaces.flatMap(({ readings }) => readings.flatMap(({ target }) => target.entities))
  const speakers = file?.sidecar.claims.flatMap(({ speaker }) => speaker?.entities ?? [])
  return new Set([...(targets ?? []), ...(speakers ?? [])].map(({ value }) => value))
}

function ofEntity(entity: RegisteredEntity, { corpus }: Typing): Candidate {
  const id = entity.id.value
  const type = entity.type && codeLabel("entity-types", entity.type.value, corpus)
  const parts = [entity.name?.value, type].filter(part => part !== undefined)
  return {
    text: id,
    search: namesOf(entity).map(({ value }) => value),
    kind: kinds[lookOf(id, undefined, corpus)],
    detail: parts.join(" · "),
    about: { kind: "entity", id },
  }
}

function ofLocal({ id, name, type, about }: LocalEntity, { corpus, file }: Typing): Candidate {
  const label = type && codeLabel("entity-types", type.value, corpus)
  const parts = [name?.value ?? about?.value, label, "only in this article"].filter(part => part !== undefined)
  return {
    text: id.value,
    search: name === undefined ? [] : [name.value],
    kind: kinds[lookOf(id.value, file, corpus)],
    detail: parts.join(" · "),
    about: { kind: "entity", id: id.value },
  }
}
