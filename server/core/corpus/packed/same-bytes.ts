/** Whether both hold the same, or neither is there. */
export function areSameBytes(some: Uint8Array | undefined, others: Uint8Array | undefined): boolean {
  if (some === undefined || others === undefined) return some === others
  return some.length === others.length && some.every((byte, at) => byte === others[at])
}
