import { CompletionItemKind } from "vscode-languageserver"
import type { RegisteredEntity } from "../../core/corpus/registry.ts"
import { namesOf } from "../../core/corpus/vocabulary-uses.ts"
import type { LocalEntity } from "../../core/model/sidecar.ts"
import type { Look } from "../looks.ts"
import { lookOf } from "../looks.ts"
import { codeLabel } from "../names.ts"
import type { Candidate, Typing } from "./candidate.ts"

const kinds: Readonly<Record<Look, CompletionItemKind>> = {
  person: CompletionItemKind.Variable,
  organization: CompletionItemKind.Class,
  place: CompletionItemKind.Module,
  event: CompletionItemKind.Event,
  other: CompletionItemKind.Reference,
}

/** Entities by their ids, to be found by any of their names: local ones, those of this article, then all others. */
export function* entityCandidates(typing: Typing): Generator<Candidate> {
  const { corpus, file } = typing
  for (const local of file?.sidecar.local.values() ?? []) yield ofLocal(local, typing)
  const used = usedIn(typing)
  const mustSpeak = ["speaker", "via"].includes(String(typing.place.path.at(-1)))
  const ranks: RegisteredEntity[][] = [[], [], [], []]
  for (const entity of corpus.registry.all()) {
    const silent = mustSpeak && !(entity.type !== undefined && corpus.codes.canSpeak(entity.type.value))
    ranks[(silent ? 2 : 0) + (used.has(entity.id.value) ? 0 : 1)]?.push(entity)
  }
  for (const entity of ranks.flat()) yield ofEntity(entity, typing)
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
