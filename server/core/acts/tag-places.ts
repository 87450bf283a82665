import type { Occurrence } from "../anchor/mentions.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { FileChange } from "../text/edit.ts"
import { contains, type Span, spanLength } from "../text/span.ts"
import { type Act, isRefusal, type Refusal, refuse } from "./act.ts"
import type { PlaceOf } from "./act-params.ts"
import { type ChosenWords, chosenWords } from "./chosen-words.ts"
import { counted } from "./extent.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { means, occurrenceAt, tagWords } from "./tag-words.ts"
import { type Target, targetName, toTarget } from "./target.ts"

/** Places of many articles become mentions of one entity; what cannot be tagged is left out and told. */
export const tagPlaces: Act<"tag-places"> = {
  name: "tag-places",
  run({ places, entity }, { corpus }) {
    const parts = [...byArticle(places)].map(([uri, ranges]) => tagIn(uri, ranges, entity, corpus))
    const tagged = parts.reduce((sum, part) => sum + part.tagged, 0)
    const faults = parts.flatMap(part => part.faults)
    if (tagged === 0)
      return refuse(faults[0] ?? "No places are chosen, or all of them are tagged already: choose others")
    const changes = parts.flatMap(part => part.changes)
    const what = `${counted(tagged, "place")} in ${counted(changes.length, "article")} as ${nameOf(entity, corpus)}`
    return { title: `Tag ${what}`, done: `Tagged ${what}`, changes, summary: faults.map(fault => `Left out: ${fault}`) }
  },
}

interface Part {
  readonly tagged: number
  readonly faults: readonly string[]
  readonly changes: readonly FileChange[]
}

function tagIn(uri: string, ranges: readonly Span[], entity: string, corpus: Corpus): Part {
  const draft = draftOf(uri, corpus)
  if (isRefusal(draft)) return { tagged: 0, faults: [draft.refused], changes: [] }
  const target = toTarget(entity, draft.file, corpus)
  if (isRefusal(target)) return { tagged: 0, faults: [target.refused], changes: [] }
  let tagged = 0
  const faults: string[] = []
  const words = ranges.map(range => chosenWords(draft.file, range))
  for (const each of words) if (isRefusal(each)) faults.push(each.refused)
  for (const [surface, at] of bySurface(words)) {
    const open = at.filter(span => !isSettled(span, target, draft))
    if (open.length === 0) continue
    const fault = tagWords(draft, { surface, at: open, target, scope: "also" }, corpus)
    if (fault === undefined) tagged += open.length
    else faults.push(`${corpus.pathOf(uri)}: ${fault}`)
  }
  return { tagged, faults, changes: draft.changes }
}

/** Whether a place has the meaning, or counts with a longer mention that has it. */
function isSettled(at: Span, target: Target, { file }: SidecarDraft): boolean {
  const here = occurrenceAt(at, file)
  if (here?.state === "mention" && means(here, target)) return true
  const has = ({ entities, state }: Occurrence) => state === "mention" && target.ids.every(id => entities.includes(id))
  const isLonger = ({ normal }: Occurrence) => contains(normal, at) && spanLength(normal) > spanLength(at)
  return target.ids.length > 0 && file.anchored.occurrences.some(one => has(one) && isLonger(one))
}

function byArticle(places: readonly PlaceOf<Span>[]): ReadonlyMap<string, readonly Span[]> {
  const articles = new Map<string, Span[]>()
  for (const { uri, range } of places) articles.set(uri, [...(articles.get(uri) ?? []), range])
  return articles
}

/** The longest first: what lies inside them may then need no tag of its own. */
function bySurface(words: readonly (ChosenWords | Refusal)[]): readonly [string, readonly Span[]][] {
  const surfaces = new Map<string, Span[]>()
  for (const each of words) {
    if (isRefusal(each)) continue
    surfaces.set(each.surface, [...(surfaces.get(each.surface) ?? []), each.match.normal])
  }
  return [...surfaces].sort(([a], [b]) => b.length - a.length)
}

/** An entity of one article only is called by its id. */
function nameOf(entity: string, corpus: Corpus): string {
  const ids = entity.split("+").map(id => id.trim())
  return targetName({ written: entity, ids: ids.filter(id => id !== "none") }, undefined, corpus)
}
