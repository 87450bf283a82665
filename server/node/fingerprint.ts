import { createHash } from "node:crypto"

/** How many characters a fingerprint has, none of which is beyond ASCII. */
export const fingerprintLength = 14

/** A short name for a text: two texts that share it are taken for the same. */
export function fingerprint(text: string): string {
  return createHash("sha1").update(text).digest("base64url").slice(0, fingerprintLength)
}

/** One of many that stand one behind the other. */
export function fingerprintAt(prints: Uint8Array, index: number): string {
  const start = index * fingerprintLength
  return String.fromCharCode(...prints.subarray(start, start + fingerprintLength))
}
