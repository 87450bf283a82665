/** An id made of a name that none of these has: `Angela Merkel` gives `angela-merkel`, the next one `angela-merkel-2`. */
export function newId(name: string, taken: readonly { readonly id: string }[]): string {
  const id = toId(name)
  const isTaken = (candidate: string) => taken.some(each => each.id === candidate)
  if (!isTaken(id)) return id
  let count = 2
  while (isTaken(`${id}-${count}`)) count++
  return `${id}-${count}`
}

function toId(name: string): string {
  const plain = name.normalize("NFC").toLowerCase().replaceAll(/['’]/g, "")
  const id = plain.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "")
  return /\p{L}/u.test(id) ? id : `x-${id}`
}
