import { createHash } from "node:crypto"

/** A short name for a text: two texts that share it are taken for the same. */
export function fingerprint(text: string): string {
  return createHash("sha1").update(text).digest("base64url").slice(0, 14)
}
