import { toReference } from "../../acts/write-context.ts"
import { findText } from "../../anchor/find-selector.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import { forLanguage } from "../../language/for-language.ts"
import { possessiveEndings } from "../../language/possessives.ts"
import type { Surface } from "../../model/sidecar.ts"
import { slice } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"
import { removeAnnotation } from "../remove-annotation.ts"
import type { Fix, Rule } from "../rule.ts"

export const mentionBoundary: Rule = {
  meta: {
    code: "mention-boundary",
    family: "anchoring",
    severity: "info",
    scope: "annotation",
    summary: "A surface takes in a possessive ending or punctuation at its edge.",
    details:
      "Leave out a possessive 's, quotation marks, commas and the like, so that one surface stands for all occurrences. Names as the registry has them may end as they like (`U.S.`), and so may abbreviations and closed brackets.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler’s plan was read out.
//- a.ann.yaml
mentions:
  Adler’s: adler
`,
      good: `//- a.txt
Adler’s plan was read out.
//- a.ann.yaml
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file) {
    for (const surface of file.sidecar.surfaces) {
      const trimmed = trimSurface(surface.text.value, file.language)
      if (trimmed === surface.text.value || isKnownName(file, surface)) continue
      const match = file.anchored.occurrences.find(occurrence => occurrence.surface === surface)
      if (match === undefined) continue
      if (findText(file.article, trimmed).length === 0) continue
      yield {
        at: surface.text.span,
        message: `"${surface.text.value}": leave out the possessive or punctuation, "${trimmed}" is enough`,
        inArticle: match.span,
        fix: () => trim(file, surface, trimmed),
      }
    }
  },
}

/** Without the possessive and the marks at its edges. */
function trimSurface(text: string, language: string | undefined): string {
  const possessive = forLanguage(possessiveEndings, language)
  const bare = text.trim().replace(/^["'“”„‟«»‘’‚‛,;:.!?]+/u, "")
  const ended = possessive === undefined ? bare : bare.replace(possessive, "")
  const closed = isAbbreviation(ended) ? ended : ended.replace(/["'“”„‟«»‘’‚‛,;:.!?]+$/u, "")
  return /[\p{L}\p{N}]/u.test(closed) ? closed : text
}

/** `U.S.`, `St.`, `Inc.`: a point that belongs to the word. */
function isAbbreviation(text: string): boolean {
  return /(?:^|[\s.(])\p{L}{1,4}\.$/u.test(text)
}

function isKnownName(file: CodedFile, surface: Surface): boolean {
  return file.anchored.occurrences.some(({ surface: own, kind }) => own === surface && kind !== "description")
}

function trim(file: CodedFile, surface: Surface, trimmed: string): readonly Fix[] {
  const { surfaces } = file.sidecar
  const other = surfaces.find(candidate => candidate.text.value === trimmed)
  if (other === undefined) {
    const edits = replaceScalar(file.text, surface.text.span, trimmed)
    return [{ title: `Trim to "${trimmed}"`, safe: true, changes: [{ uri: file.uri, edits }] }]
  }
  if (wordsOf(other) !== wordsOf(surface)) return []
  const title = `Remove it: "${trimmed}" says the same`
  const removal = removeAnnotation(file, "mentions", surfaces.length, surface.span, title)
  const hasComment = removal.changes[0]?.edits.some(({ span }) => slice(file.text, span).includes("#"))
  return [hasComment ? removal : { ...removal, safe: true }]
}

/** All that a surface says. */
function wordsOf({ readings }: Surface): string {
  return JSON.stringify(
    readings.map(({ target, prefix, suffix, note }) => [
      toReference(target),
      prefix?.value ?? "",
      suffix?.value ?? "",
      note?.value ?? "",
    ]),
  )
}
