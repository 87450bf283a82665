import type { Claim } from "../model/claim.ts"
import type { CodeKind } from "../model/codebook.ts"
import type { CodedFile } from "./coded-file.ts"
import type { Corpus } from "./corpus.ts"

/** What people call an entity: its name, or its id where it has none, as words if it is a local one. */
export function entityName(id: string, file: CodedFile | undefined, corpus: Corpus): string {
  if (!id.startsWith("_")) return corpus.registry.get(id)?.name?.value ?? id
  return file?.sidecar.local.get(id)?.name?.value ?? inWords(id)
}

/** What people call a code: its label, or the words of its id. */
export function codeLabel(kind: CodeKind, id: string, corpus: Corpus): string {
  return corpus.codes.get(kind, id)?.label?.value ?? inWords(id)
}

/** `Marat Tazhin · supports · Multi-vector policy`, less what the claim does not say. */
export function claimDetail(claim: Claim, file: CodedFile, corpus: Corpus): string {
  const speakers = claim.speaker?.entities.map(({ value }) => entityName(value, file, corpus)).join(" + ")
  const stance = claim.stance && codeLabel("stances", claim.stance.value, corpus)
  const topic = claim.topic && codeLabel("topics", claim.topic.value, corpus)
  return [speakers, stance, topic].filter(part => part !== undefined && part !== "").join(" · ")
}

/** An id of ours as words: `_rights-groups` is `rights groups`. */
function inWords(id: string): string {
  return id.replace(/^_/, "").replaceAll("-", " ")
}
