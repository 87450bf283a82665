import { isRefusal } from "../acts/act.ts"
import { removeClaim } from "../acts/remove-claim.ts"
import { SidecarDraft } from "../acts/sidecar-draft.ts"
import type { FollowedWords } from "../anchor/followed.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Surface } from "../model/sidecar.ts"
import type { Fix } from "./rule.ts"
import { selectorSites } from "./selector-sites.ts"

/** What takes out an annotation of which the words are gone: the claim with its quote. A claim needs its cue. */
export function removeFollowed(
  file: CodedFile,
  { role, selector, claim }: FollowedWords,
  corpus: Corpus,
): readonly Fix[] {
  if (role === "quote" && claim !== undefined) return removalOf(claim.slug.value, file, corpus)
  const site = selectorSites(file).find(one => one.selector.exact.span.start === selector.exact.span.start)
  return site?.remove() ?? []
}

/** Nothing where others of its words are left. */
export function removeSurface(file: CodedFile, { text }: Surface): readonly Fix[] {
  const site = selectorSites(file).find(({ role, surface }) => role === "surface" && surface?.text.value === text.value)
  return site === undefined || site.matches.length > 0 ? [] : site.remove()
}

/** The repair that takes out a claim and the links to it. */
export function removalOf(slug: string, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const removed = removeClaim(new SidecarDraft(file.uri, file.text, corpus), slug, corpus)
  return isRefusal(removed) ? [] : [{ title: `Remove claim "${slug}"`, changes: removed.changes }]
}
