import type { Corpus } from "../corpus/corpus.ts"
import type { ClaimFact } from "../corpus/facts.ts"
import { usesWith } from "../corpus/packed/unpacked-facts.ts"
import { count } from "../text/wording.ts"
import type { NamedKind } from "./act-params.ts"

/**
 * What is changed, but for the files: `43 mentions and 7 claims`; and where something may have been overlooked. Yields
 * after each file.
 */
export function* extentOf(
  kind: NamedKind,
  keys: ReadonlySet<string>,
  corpus: Corpus,
): Generator<void, readonly string[]> {
  let mentions = 0
  let claims = 0
  for (const facts of corpus.index.usingOneOf(keys)) {
    const ids = new Set([...keys].flatMap(key => usesWith(key, facts).map(({ id }) => id)))
    const isNamed = (id: string) => ids.has(id)
    if (kind === "entities") mentions += facts.mentions.filter(({ entities }) => entities.some(isNamed)).length
    claims += facts.claims.filter(claim => namedBy(claim, kind).some(isNamed)).length
    yield
  }
  const parts = kind === "entities" ? [count(mentions, "mention")] : []
  return [[...parts, count(claims, "claim")].join(" and "), ...overlooked(corpus)]
}

function overlooked(corpus: Corpus): readonly string[] {
  const broken = corpus.index.stale().map(({ uri }) => `"${corpus.pathOf(uri)}"`)
  if (broken.length === 0) return []
  const shown = [...broken.sort().slice(0, 3), ...(broken.length > 3 ? [`${broken.length - 3} more`] : [])]
  return [`What cannot be read in ${shown.join(", ")} stays as it is`]
}

/** What a claim names of a kind. */
export function namedBy(claim: ClaimFact, kind: NamedKind): readonly string[] {
  switch (kind) {
    case "entities":
      return [...claim.speakers, ...claim.targets, ...claim.via, ...claim.for]
    case "topics":
      return [claim.topic ?? ""]
    case "stances":
      return [claim.stance ?? ""]
    case "claim-kinds":
      return [claim.kind ?? ""]
    case "modes":
      return [claim.mode ?? ""]
    case "modalities":
      return [claim.modality ?? ""]
    case "relations":
      return claim.links.map(({ relation }) => relation)
    default:
      return []
  }
}
