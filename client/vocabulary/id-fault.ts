/** What speaks against an id at once; the server checks the rest, with names that are taken. */
export function idFault(id: string): string | undefined {
  const isId = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]*$/u.test(id) && /\p{L}/u.test(id)
  return isId ? undefined : `"${id}" is no identifier: write lower-case letters, digits, hyphens`
}
