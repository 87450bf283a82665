import type { Choice, VocabularyParams } from "../../server/lsp/acts-protocol.ts"
import { vocabularyRequest } from "../../server/lsp/acts-protocol.ts"
import type { Page, Row } from "../forms/page.ts"
import type { ServerClient } from "../server-client.ts"

/** The parts of a codebook, the most used first. */
export const codeKinds: readonly Row[] = [
  { id: "topics", label: "Topic", detail: "What claims are about" },
  { id: "tags", label: "Tag", detail: "What articles are filed under" },
  { id: "stances", label: "Stance" },
  { id: "claim-kinds", label: "Claim kind" },
  { id: "relations", label: "Relation", detail: "How one claim is linked to another" },
  { id: "roles", label: "Role", detail: "Offices that people hold" },
  { id: "entity-types", label: "Entity type" },
  { id: "modes", label: "Mode", detail: "How a claim is reported" },
  { id: "modalities", label: "Modality" },
]

/** What a kind of thing is called in a sentence: `topic`, `entity`. */
export function nameOfKind(kind: string): string {
  return codeKinds.find(({ id }) => id === kind)?.label.toLowerCase() ?? "entity"
}

export interface Asked {
  readonly title: string
  readonly placeholder: string
}

export function kindPage(title: string): Page {
  return { title, placeholder: "Of which kind?", rows: codeKinds }
}

/** All entities or all codes of a kind as rows. */
export async function vocabulary(server: ServerClient, params: VocabularyParams): Promise<readonly Row[]> {
  const choices = (await server.ask<readonly Choice[]>(vocabularyRequest, params)) ?? []
  return choices.map(({ value, ...choice }) => ({ id: value, ...choice }))
}
