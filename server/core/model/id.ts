const reserved = new Set(["none", "narrator", "end", "__proto__", "constructor", "prototype"])

/**
 * Whether a string can be an id (format.md section 1): lower-case letters of any script, digits, `-` and `_`, at
 * least one letter, and no reserved word. Letters without case count as lower-case. Local ids begin with `_`.
 */
export function isId(text: string): boolean {
  return (
    /^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}_][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_-]*$/u.test(text) &&
    /\p{L}/u.test(text) &&
    !reserved.has(text)
  )
}
