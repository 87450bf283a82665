import type { Occurrence } from "../anchor/mentions.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { FileChange } from "../text/edit.ts"
import { contains, type Span, spanLength } from "../text/span.ts"
import { count } from "../text/wording.ts"
import { isRefusal, type LargeAct, refuse } from "./act.ts"
import type { PlaceOf } from "./act-params.ts"
import { chosenWords } from "./chosen-words.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { means, occurrenceAt, tagWords } from "./tag-words.ts"
import { type Target, targetName, toTarget } from "./target.ts"

/** Places of many articles become mentions of one entity, or each of its own; what cannot be tagged is left out and told. */
export const tagPlaces: LargeAct<"tag-places"> = {
  name: "tag-places",
  *runInBits({ places, entity = "", entities }, { corpus }) {
    const wanted = places.map((place, index) => ({ ...place, entity: entities?.[index] ?? entity }))
    const parts: Part[] = []
    for (const [uri, own] of byArticle(wanted)) {
      parts.push(tagIn(uri, own, corpus))
      yield
    }
    const tagged = parts.reduce((sum, part) => sum + part.tagged, 0)
    const faults = parts.flatMap(part => part.faults)
    if (tagged === 0)
      return refuse(faults[0] ?? "No places are chosen, or all of them are tagged already: choose others")
    const changes = parts.flatMap(part => part.changes)
    const as = namesOf(new Set(wanted.map(each => each.entity)), corpus)
    const what = `${count(tagged, "place")} in ${count(changes.length, "article")} as ${as}`
    return { title: `Tag ${what}`, done: `Tagged ${what}`, changes, summary: faults.map(fault => `Left out: ${fault}`) }
  },
}

interface WantedPlace extends PlaceOf<Span> {
  readonly entity: string
}

interface Part {
  readonly tagged: number
  readonly faults: readonly string[]
  readonly changes: readonly FileChange[]
}

function tagIn(uri: string, places: readonly WantedPlace[], corpus: Corpus): Part {
  const draft = draftOf(uri, corpus)
  if (isRefusal(draft)) return { tagged: 0, faults: [draft.refused], changes: [] }
  let tagged = 0
  const faults: string[] = []
  const fault = (text: string) => faults.push(text)
  for (const { surface, target, at } of bySurface(places, draft, fault, corpus)) {
    const open = at.filter(span => !isSettled(span, target, draft))
    if (open.length === 0) continue
    const why = tagWords(draft, { surface, at: open, target, scope: "also" }, corpus)
    if (why === undefined) tagged += open.length
    else fault(`${corpus.pathOf(uri)}: ${why}`)
  }
  return { tagged, faults: [...new Set(faults)], changes: draft.changes }
}

/** Whether a place has the meaning, or counts with a longer mention that has it. */
function isSettled(at: Span, target: Target, { file }: SidecarDraft): boolean {
  const here = occurrenceAt(at, file)
  if (here?.state === "mention" && means(here, target)) return true
  const has = ({ entities, state }: Occurrence) => state === "mention" && target.ids.every(id => entities.includes(id))
  const isLonger = ({ normal }: Occurrence) => contains(normal, at) && spanLength(normal) > spanLength(at)
  return target.ids.length > 0 && file.anchored.occurrences.some(one => has(one) && isLonger(one))
}

function byArticle(places: readonly WantedPlace[]): ReadonlyMap<string, readonly WantedPlace[]> {
  const articles = new Map<string, WantedPlace[]>()
  for (const place of places) articles.set(place.uri, [...(articles.get(place.uri) ?? []), place])
  return articles
}

/** Places with the same words and the same entity. */
interface Alike {
  readonly surface: string
  readonly target: Target
  /** In the normal form of the article. */
  readonly at: Span[]
}

/** The longest first: what lies inside them may then need no tag of its own. A place has one entity only. */
function bySurface(
  places: readonly WantedPlace[],
  { file }: SidecarDraft,
  fault: (text: string) => void,
  corpus: Corpus,
): readonly Alike[] {
  const alike = new Map<string, Alike>()
  const entityAt = new Map<number, string>()
  for (const { range, entity } of places) {
    const target = toTarget(entity, file, corpus)
    const words = chosenWords(file, range)
    const refused = [target, words].find(isRefusal)
    if (refused !== undefined) fault(refused.refused)
    if (isRefusal(target) || isRefusal(words)) continue
    const { surface, match } = words
    const { start } = match.normal
    const other = entityAt.get(start) ?? entity
    if (other !== entity) fault(`"${surface}" is to be both "${other}" and "${entity}": choose one of them`)
    if (other !== entity) continue
    entityAt.set(start, entity)
    const key = `${surface}\n${entity}`
    const group = alike.get(key) ?? { surface, target, at: [] }
    alike.set(key, group)
    group.at.push(match.normal)
  }
  return [...alike.values()].sort((a, b) => b.surface.length - a.surface.length)
}

function namesOf(entities: ReadonlySet<string>, corpus: Corpus): string {
  const [first = "", ...others] = entities
  return others.length === 0 ? nameOf(first, corpus) : `${entities.size} entities`
}

/** An entity of one article only is called by its id. */
function nameOf(entity: string, corpus: Corpus): string {
  const ids = entity.split("+").map(id => id.trim())
  return targetName({ written: entity, ids: ids.filter(id => id !== "none") }, undefined, corpus)
}
