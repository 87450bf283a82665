/** Bytes of the head: a version, and a checksum of all behind it. */
export const headLength = 5

/** So many bytes are looked at in one go. */
const atOnce = 2 ** 21

/** Puts the head before what stands behind its room; answers the same bytes. Yields between bits of the work. */
export function* sealing(bytes: Uint8Array, version: number): Generator<void, Uint8Array> {
  bytes[0] = version
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(1, yield* checksum(bytes))
  return bytes
}

/** Ends with whether nothing of the bytes is lost or changed, and they are of this version. */
export function* checkingSeal(bytes: Uint8Array, version: number): Generator<void, boolean> {
  if (bytes.length < headLength || bytes[0] !== version) return false
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(1) === (yield* checksum(bytes))
}

/** Tells sealed bytes from others. */
export function sealOf(bytes: Uint8Array): string {
  return `${bytes.length} ${bytes.subarray(0, headLength).join()}`
}

/** Four bytes at a time (FNV-1a's way of mixing). */
function* checksum(bytes: Uint8Array): Generator<void, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0x811c9dc5
  let at = headLength
  while (at + 4 <= bytes.length) {
    const end = Math.min(at + atOnce, bytes.length - 3)
    for (; at < end; at += 4) sum = mixed(sum, view.getUint32(at))
    yield
  }
  for (; at < bytes.length; at++) sum = mixed(sum, view.getUint8(at))
  return mixed(sum, bytes.length) >>> 0
}

function mixed(sum: number, value: number): number {
  const product = Math.imul(sum ^ value, 0x01000193)
  return product ^ (product >>> 15)
}
