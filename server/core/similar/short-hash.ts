/**
 * 53 bits for some texts, in hex: enough to tell thousands of them apart, and hundreds of times as quick as SHA-256
 * (cyrb53, bryc, public domain).
 */
export function shortHash(texts: readonly string[]): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (const text of texts) {
    for (let at = 0; at <= text.length; at++) {
      // One unit more than there is parts the texts.
      const unit = at === text.length ? 0x10000 : text.charCodeAt(at)
      a = Math.imul(a ^ unit, 2654435761)
      b = Math.imul(b ^ unit, 1597334677)
    }
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  // Of what fits in no 32 bits, each digit takes far longer.
  return (b & 0x1fffff).toString(16).padStart(6, "0") + (a >>> 0).toString(16).padStart(8, "0")
}
