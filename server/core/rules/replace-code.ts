import type { Corpus } from "../corpus/corpus.ts"
import { codeKey } from "../corpus/keys.ts"
import { changeAll } from "./change-to.ts"
import type { CodeReference } from "./code-references.ts"
import { replaceEverywhere } from "./replace-everywhere.ts"
import type { Fix } from "./rule.ts"

/** Another code in place of one, at all its places among `references` of a file, and in the corpus. */
export function replaceCode(
  { kind, id }: CodeReference,
  newId: string,
  references: readonly CodeReference[],
  uri: string,
  corpus: Corpus,
): readonly [Fix, ...Fix[]] {
  const key = codeKey(kind, id.value)
  const here = references.filter(other => codeKey(other.kind, other.id.value) === key).map(other => other.id)
  return [changeAll(uri, here, newId), ...replaceEverywhere(key, () => newId, uri, corpus)]
}
