import type { CodedFile } from "../../corpus/coded-file.ts"
import { hashText } from "../../similar/sha256.ts"
import type { TextEdit } from "../../text/edit.ts"
import type { LocatedText } from "../../text/span.ts"
import { replaceScalar } from "../../yaml/edit-entry.ts"

/** The line of a sidecar that says which text was annotated, where the article is another one now. */
export function staleHash(file: CodedFile): LocatedText | undefined {
  const { text: written } = file.sidecar.source
  const digits = written && digitsOf(written.value)
  if (digits === undefined || file.articleUri === undefined) return undefined
  return hashText(file.article.text).startsWith(digits) ? undefined : written
}

/** Lets that line stand for the text as it is now, with as many digits; nothing where it does, or there is none. */
export function writeTextHash(file: CodedFile): readonly TextEdit[] {
  const stale = staleHash(file)
  if (stale === undefined) return []
  const digits = digitsOf(stale.value)?.length ?? 0
  return replaceScalar(file.text, stale.span, `sha256:${hashText(file.article.text).slice(0, digits)}`)
}

function digitsOf(written: string): string | undefined {
  return /^sha256:([0-9a-f]{12,64})$/.exec(written)?.[1]
}
