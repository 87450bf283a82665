import type { CodedFile } from "../corpus/coded-file.ts"
import type { Codebook, CodeKind } from "../model/codebook.ts"
import type { RegistryFile } from "../model/registry.ts"
import type { LocatedText, Span } from "../text/span.ts"
import { oncePerFile } from "./once-per-file.ts"

/** A place that names a code by its id. */
export interface CodeReference {
  readonly kind: CodeKind
  readonly id: LocatedText
  /** The quote of the claim that uses it. */
  readonly inArticle?: Span
}

/** The codes that annotations use; a relation that stands over several claims is named once. */
export const codesInSidecar = oncePerFile((file): readonly CodeReference[] => [...readCodes(file)])

function* readCodes({ sidecar, anchored }: CodedFile): Generator<CodeReference> {
  for (const id of sidecar.tags) yield { kind: "tags", id }
  for (const local of sidecar.local.values()) if (local.type) yield { kind: "entity-types", id: local.type }
  for (const { claim, span } of anchored.claims) {
    const place = span === undefined ? {} : { inArticle: span }
    if (claim.mode) yield { kind: "modes", id: claim.mode, ...place }
    if (claim.kind) yield { kind: "claim-kinds", id: claim.kind, ...place }
    if (claim.topic) yield { kind: "topics", id: claim.topic, ...place }
    if (claim.stance) yield { kind: "stances", id: claim.stance, ...place }
    if (claim.modality) yield { kind: "modalities", id: claim.modality, ...place }
    const relations = new Map(claim.links.map(({ relation }) => [relation.value, relation]))
    for (const id of relations.values()) yield { kind: "relations", id, ...place }
  }
}

/** The codes that a registry file uses. */
export function* codesInRegistry({ entities }: RegistryFile): Generator<CodeReference> {
  for (const { type, roles } of entities) {
    if (type) yield { kind: "entity-types", id: type }
    for (const { role } of roles) if (role) yield { kind: "roles", id: role }
  }
}

/** The codes that the codebook's own codes name. Here a heading stands for what is under it. */
export function* codesInCodebook({ codes, contradictoryStances }: Codebook): Generator<CodeReference> {
  for (const [kind, ofKind] of codes) {
    for (const code of ofKind.values()) {
      for (const id of [code.parent, code.deprecated?.use]) if (id) yield { kind, id }
      for (const id of [...code.of, ...code.targetTypes]) yield { kind: "entity-types", id }
      for (const id of code.stance) yield { kind: "stances", id }
      for (const id of code.modality) yield { kind: "modalities", id }
    }
  }
  for (const pair of contradictoryStances) for (const id of pair) yield { kind: "stances", id }
}
