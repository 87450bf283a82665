import { SidecarDraft } from "../acts/sidecar-draft.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Fix } from "./rule.ts"

/** A repair in several steps, each read before the next; none where `work` does not succeed or changes nothing. */
export function draftFix(
  { uri, text }: CodedFile,
  title: string,
  work: (draft: SidecarDraft) => boolean,
  corpus: Corpus,
): readonly Fix[] {
  const draft = new SidecarDraft(uri, text, corpus)
  return work(draft) && draft.changes.length > 0 ? [{ title, changes: draft.changes }] : []
}
