import type { ClaimAnchor } from "../../core/anchor/claims.ts"
import type { Occurrence } from "../../core/anchor/mentions.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Surface } from "../../core/model/sidecar.ts"
import { count } from "../../core/text/wording.ts"
import { inLine, quoted } from "./markdown.ts"

const typography = "attached although quotation marks or dashes differ from the article's"

/** What is not as it should be with the place of a claim's words; nothing where all is well. */
export function anchorNotes({ claim, segments, cue, source }: ClaimAnchor): readonly string[] {
  const notes: string[] = []
  const lost = segments.filter(({ home }) => home === undefined)
  const boilerplate = lost.filter(({ inBoilerplate }) => inBoilerplate)
  if (boilerplate.length > 0) notes.push("⚠ The quote stands only in boilerplate")
  else if (lost.length > 0 && lost.length === segments.length) notes.push("⚠ The quote is not in the article")
  else if (lost.length > 0)
    notes.push(`⚠ ${lost.length} of ${segments.length} pieces of the quote are not in the article`)
  const rivals = segments.reduce((sum, segment) => sum + segment.rivals.length, 0)
  if (rivals > 0) notes.push(`⚠ The same words stand at ${count(rivals, "other place")}; this is the first`)
  if (segments.some(({ home }) => home?.folded)) notes.push(`The quote is ${typography}`)
  if (segments.length > lost.length && claim.cue && !cue) {
    notes.push(`⚠ The cue ${quoted(claim.cue.exact.value, 60)} is not in the article`)
  }
  if (segments.length > lost.length && claim.source && !source) {
    notes.push(`⚠ The words for the speaker, ${quoted(claim.source.exact.value, 60)}, are not in the article`)
  }
  const repeats = segments.reduce((sum, segment) => sum + segment.repeats.length, 0)
  if (repeats > 0) notes.push(`The same words are repeated at ${count(repeats, "place")}`)
  return notes
}

/** How a surface comes to mean what it does at one place; nothing of a plain name, which says it by itself. */
export function occurrenceNote({ surface, reading, kind, state, rival, folded }: Occurrence): string {
  const words = quoted(surface.text.value, 60)
  if (state === "none") return `${words} was looked at: nobody and nothing of interest here`
  if (state === "uncovered") return `⚠ ${words} has no meaning here: the words around it fit none of its readings`
  const joint = (reading?.target.entities.length ?? 0) > 1
  const says = joint ? "means all of them" : `is ${kind === "adjective" ? "an" : "a"} ${kind} here`
  const notes = inLine(
    reading?.prefix && `behind ${quoted(reading.prefix.value, 60)}`,
    reading?.suffix && `before ${quoted(reading.suffix.value, 60)}`,
    reading?.note && `note: ${quoted(reading.note.value, 200)}`,
    rival && "⚠ another reading fits as well",
    folded ? typography : undefined,
  )
  return kind === "name" && !joint && notes === "" ? "" : inLine(`${words} ${says}`, notes)
}

/** What became of the occurrences of a surface: how many count, and why the others do not. */
export function surfaceNote(surface: Surface, { anchored, articleUri }: CodedFile): string {
  const words = quoted(surface.text.value, 60)
  if (articleUri === undefined) return `${words}: no article lies beside this file`
  const all = anchored.occurrences.filter(occurrence => occurrence.surface === surface)
  if (all.length === 0) return `⚠ ${words} is not in the article`
  const number = (state: Occurrence["state"]) => all.filter(occurrence => occurrence.state === state).length
  const part = (state: Occurrence["state"], says: string) =>
    number(state) === 0 ? undefined : `${number(state)} ${says}`
  return inLine(
    `${words}: ${count(number("mention"), "mention")}`,
    part("none", "looked at and left out"),
    part("hidden", "inside a longer mention"),
    part("boilerplate", "in boilerplate"),
    part("uncovered", "⚠ without a meaning"),
    all.some(({ folded }) => folded) ? typography : undefined,
  )
}
