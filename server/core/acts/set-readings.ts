import { isMention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Surface } from "../model/sidecar.ts"
import type { TextEdit } from "../text/edit.ts"
import { foldTypography, normalize } from "../text/normal-form.ts"
import { compareSpans, type Span } from "../text/span.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import type { FieldContent } from "../yaml/field-change.ts"
import { endOfLine, isInFlow, nextContent } from "../yaml/layout.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import { writeScalar } from "../yaml/write.ts"
import { isDefault, type PlannedReading } from "./plan-readings.ts"
import type { SidecarDraft } from "./sidecar-draft.ts"
import { toReference } from "./write-context.ts"

/** The key of `mentions` that stands for these words, whatever its quotation marks and dashes. */
export function surfaceOf(words: string, { sidecar: { surfaces } }: CodedFile): Surface | undefined {
  const form = (text: string) => foldTypography(normalize(text)).trim()
  const same = surfaces.filter(({ text }) => form(text.value) === form(words))
  return same.find(({ text }) => normalize(text.value).trim() === words) ?? same[0]
}

/**
 * Gives a key of `mentions` these readings, none of which takes it out. A new key goes where it keeps the canonical
 * order, if the file is in that order; else it comes last. Undefined where that cannot be written.
 */
export function setReadings(
  draft: SidecarDraft,
  key: string,
  readings: readonly PlannedReading[],
): readonly TextEdit[] | undefined {
  const { text, sidecar } = draft.file
  const value = toContent(readings)
  const set = (before?: string) => setField(text, sidecarSchema, ["mentions", key], value, before)
  const present = sidecar.surfaces.find(surface => surface.text.value === key)
  if (present !== undefined) return typeof value === "string" ? setSingle(text, present, value) : set()
  const last = set()
  const before = last && keyBehind(key, draft.file, draft.tried(last))
  return before === undefined ? last : (set(before) ?? last)
}

function toContent(readings: readonly PlannedReading[]): FieldContent | undefined {
  const [only] = readings
  if (only === undefined) return undefined
  return readings.length === 1 && isDefault(only) ? only.target : readings.map(toItem)
}

function toItem(reading: PlannedReading): string | Readonly<Record<string, string>> {
  if (isDefault(reading)) return reading.target
  const { target, ...rest } = reading
  return { entity: target, ...rest }
}

/** One reading on the line of its key, in place of whatever stands there. */
function setSingle(text: string, { text: key, span, readings }: Surface, target: string): readonly TextEdit[] {
  const [only] = readings
  const colon = text.indexOf(":", key.span.end)
  const start = nextContent(text, colon + 1)
  if (only !== undefined && isDefault(only) && only.span.start === start) {
    return toReference(only.target) === target ? [] : replaceScalar(text, only.span, target)
  }
  const flow = isInFlow(text, span)
  if (flow || start < endOfLine(text, colon)) {
    const old = { start: Math.min(start, span.end), end: span.end }
    const blank = text[old.start - 1] === ":" ? " " : ""
    return [{ span: old, newText: blank + writeScalar(target, flow ? "flow" : "plain-line") }]
  }
  const behind = { start: colon + 1, end: colon + 1 }
  const lines = { start: endOfLine(text, colon), end: endOfLine(text, span.end) }
  return [
    { span: behind, newText: ` ${writeScalar(target, "plain-line")}` },
    ...(span.end > lines.start ? [{ span: lines, newText: "" }] : []),
  ]
}

/**
 * The key before which a new one goes so that the canonical order is kept; undefined where that is the last place, or
 * the file has another order. `after` is the file with the new key as its last.
 */
function keyBehind(key: string, before: CodedFile, after: CodedFile): string | undefined {
  if (!isInOrder(before)) return undefined
  const first = firstPlaces(after)
  const own = first.get(key)
  const others = after.sidecar.surfaces.filter(({ text }) => text.value !== key)
  return others.find(({ text }) => comparePlaces(own, first.get(text.value)) < 0)?.text.value
}

function isInOrder(file: CodedFile): boolean {
  const first = firstPlaces(file)
  const places = file.sidecar.surfaces.map(({ text }) => first.get(text.value))
  return places.every((place, index) => index === 0 || comparePlaces(places[index - 1], place) <= 0)
}

/** Where each surface counts first, in the normal form. */
function firstPlaces({ anchored }: CodedFile): ReadonlyMap<string, Span> {
  const first = new Map<string, Span>()
  for (const occurrence of anchored.occurrences) {
    const { value } = occurrence.surface.text
    if (isMention(occurrence) && !first.has(value)) first.set(value, occurrence.normal)
  }
  return first
}

/** Surfaces that count nowhere come last. */
function comparePlaces(a: Span | undefined, b: Span | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return compareSpans(a, b)
}
