import { findText } from "../anchor/find-selector.ts"
import type { Occurrence } from "../anchor/mentions.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Reading, Surface } from "../model/sidecar.ts"
import type { TextEdit } from "../text/edit.ts"
import { compareSpans } from "../text/span.ts"
import { type EntryPlace, insertEntry, removeEntry, replaceScalar } from "../yaml/edit-entry.ts"
import { entriesOf, field, itemsOf } from "../yaml/nodes.ts"
import { readYaml, sidecarLimits } from "../yaml/read.ts"
import { type Act, isRefusal, refuse } from "./act.ts"
import { type Annotation, annotationsHere } from "./annotations-here.ts"
import { contextsFor, isDefault, toPlanned } from "./plan-readings.ts"
import { setReadings } from "./set-readings.ts"
import { draftOf, type SidecarDraft } from "./sidecar-draft.ts"
import { toReference } from "./write-context.ts"

/** Says something about one mention. A note stands at a reading with a context, which is written where there is none. */
export const noteMention: Act<"note-mention"> = {
  name: "note-mention",
  run({ uri, range, note }, { corpus }) {
    const draft = draftOf(uri, corpus)
    if (isRefusal(draft)) return draft
    const found = annotationsHere(draft.file, range).find(isMention)
    const reading = found?.occurrence.reading
    if (found === undefined || reading === undefined) {
      return refuse(`"${corpus.pathOf(draft.uri)}" has no mention at this place: put the cursor on one`)
    }
    const { occurrence } = found
    const words = occurrence.surface.text.value
    const text = note.trim()
    const fault = write(draft, occurrence, reading, text, corpus)
    if (fault !== undefined) return refuse(fault)
    return text === ""
      ? { title: `Remove the note on "${words}"`, done: `Removed the note on "${words}"`, changes: draft.changes }
      : { title: `Note on "${words}"`, done: `Noted on "${words}"`, changes: draft.changes }
  },
}

function isMention(annotation: Annotation): annotation is Annotation & { readonly kind: "mention" } {
  return annotation.kind === "mention"
}

/** Answers why it cannot be done. */
function write(
  draft: SidecarDraft,
  occurrence: Occurrence,
  reading: Reading,
  note: string,
  corpus: Corpus,
): string | undefined {
  const key = occurrence.surface.text.value
  if (note === (reading.note?.value ?? "")) {
    return note === ""
      ? `"${key}" has no note here: there is nothing to remove`
      : `"${key}" has this note already: type another one`
  }
  const edits = isDefault(reading)
    ? withContext(draft, occurrence, reading, note)
    : atReading(draft, occurrence, reading, note)
  if (edits === undefined)
    return `"${key}" cannot have a note in "${corpus.pathOf(draft.uri)}": no words beside it tell it from others`
  draft.apply(edits)
  return undefined
}

/** A default cannot have a note: this occurrence gets a reading of its own beside it. */
function withContext(
  draft: SidecarDraft,
  { surface, normal }: Occurrence,
  reading: Reading,
  note: string,
): readonly TextEdit[] | undefined {
  const { article } = draft.file
  const matches = findText(article, surface.text.value)
  const chosen = matches.filter(match => compareSpans(match.normal, normal) === 0)
  const added = contextsFor(chosen, toReference(reading.target), { article, matches, chosen })
  const planned = added && [...surface.readings.map(toPlanned), ...added.map(each => ({ ...each, note }))]
  return planned && setReadings(draft, surface.text.value, planned)
}

function atReading(
  draft: SidecarDraft,
  { surface }: Occurrence,
  reading: Reading,
  note: string,
): readonly TextEdit[] | undefined {
  const { text } = draft.file
  if (note === "" && isIdle(reading, surface)) {
    return setReadings(draft, surface.text.value, surface.readings.filter(each => each !== reading).map(toPlanned))
  }
  const places = placesOf(text, surface, reading)
  const old = places?.get("note")
  if (old === undefined) return places && insertEntry(text, [...places.values()], "note", note)
  return note === ""
    ? removeEntry(text, { start: old.key.start, end: old.value.end })
    : replaceScalar(text, old.value, note)
}

/** Whether it says nothing but its note: without it, the default says the same. */
function isIdle(reading: Reading, { readings }: Surface): boolean {
  const fallback = readings.find(isDefault)
  return fallback !== undefined && toReference(fallback.target) === toReference(reading.target)
}

/** Where the keys of a reading stand. */
function placesOf(text: string, surface: Surface, { span }: Reading): ReadonlyMap<string, EntryPlace> | undefined {
  const mentions = field(readYaml(text, sidecarLimits).value, "mentions")
  const entry = [...entriesOf(mentions)].find(({ key }) => key.span.start === surface.text.span.start)
  const item = itemsOf(entry?.value).find(each => each.span.start === span.start)
  if (item?.kind !== "map") return undefined
  return new Map(item.entries.map(({ key, value }) => [key.value, { key: key.span, value: value.span }]))
}
