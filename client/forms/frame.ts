import type { FieldValue, FormField } from "../../server/lsp/acts-protocol.ts"
import type { Page } from "./page.ts"

/** What the pages of one field have in common. */
export type Frame = Pick<Page, "title" | "step" | "canGoBack">

/** What a field is to hold; "back" to the page before, undefined when the picker was closed. */
export type FieldAnswer = { readonly value: FieldValue } | "back" | undefined

export function placeholderOf({ label, doc, optional }: FormField): string {
  return `${label}${optional ? " (may stay empty)" : ""}: ${doc}`
}

/** Words in a title: as they are while they are few. */
export function inTitle(words: string): string {
  const line = words.replaceAll(/\s+/gu, " ").trim()
  return line.length <= 70 ? `“${line}”` : `“${line.slice(0, 69).trimEnd()}…”`
}
