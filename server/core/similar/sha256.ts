import { sha256 } from "@noble/hashes/sha2.js"

/** The hash of an article's text: over its UTF-8 without BOM and with LF as line ends, in 64 hex digits. */
export function hashText(text: string): string {
  const unified = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")
  const bytes = sha256(new TextEncoder().encode(unified))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")
}
