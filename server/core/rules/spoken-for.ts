import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { IndexedClaim } from "../corpus/indexed-claims.ts"
import { between, type DayInterval, intersects } from "../dates/day-interval.ts"
import { saidWhen } from "./claim-links.ts"

/**
 * The speakers of a claim and those for whom they speak: as it says, by the roles that they hold at its date, and by what
 * they are a part of. `file` is where local speakers are looked up.
 */
export function spokenForBy(
  { claim, facts, article }: IndexedClaim,
  file: CodedFile,
  corpus: Corpus,
): ReadonlySet<string> {
  const found = new Set<string>()
  const when = saidWhen({ claim, facts, article })
  for (const id of [...claim.speakers, ...claim.for]) addUpwards(id, when, found, file, corpus)
  return found
}

function addUpwards(
  id: string,
  when: DayInterval | undefined,
  found: Set<string>,
  file: CodedFile,
  corpus: Corpus,
): void {
  if (found.has(id)) return
  found.add(id)
  const entity = corpus.registry.get(id)
  const held = entity?.roles.filter(({ from, to }) => !when || intersects(between(from?.value, to?.value), when))
  const local = id.startsWith("_") ? file.sidecar.local.get(id)?.of : undefined
  for (const next of [local, entity?.partOf, ...(held ?? []).map(({ of }) => of)]) {
    if (next !== undefined) addUpwards(next.value, when, found, file, corpus)
  }
}
