/** An id made of a name that none of these has: `Angela Merkel` gives `angela-merkel`, the next one `angela-merkel-2`. */
export function newId(name: string, taken: readonly { readonly id: string }[]): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()
  const words = plain.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "")
  const id = /\p{L}/u.test(words) ? words : `entity-${words}`
  const isTaken = (candidate: string) => taken.some(each => each.id === candidate)
  if (!isTaken(id)) return id
  let count = 2
  while (isTaken(`${id}-${count}`)) count++
  return `${id}-${count}`
}
