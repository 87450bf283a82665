/** `1 claim`, `1,200 claims`, `2 entities` */
export function count(number: number, thing: string): string {
  const digits = String(number).replace(/\B(?=(\d{3})+$)/g, ",")
  if (number === 1) return `${digits} ${thing}`
  return `${digits} ${/[^aeiou]y$/.test(thing) ? `${thing.slice(0, -1)}ies` : `${thing}s`}`
}

/** A sentence names so many of any number. */
export const mostListed = 5

/** `a`, `a, b or c`; of more than `most` the first ones and how many more there are: `a, b and 28 others`. */
export function listed(words: readonly string[], last: "and" | "or", most = words.length): string {
  const shown = words.length <= most ? words : [...words.slice(0, most - 1), count(words.length - most + 1, "other")]
  if (shown.length < 2) return shown[0] ?? ""
  return `${shown.slice(0, -1).join(", ")} ${last} ${shown.at(-1)}`
}

/** For a sentence that names words of an article. */
export function shortened(words: string): string {
  return words.length <= 40
    ? words
    : `${words
        .slice(0, 39)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`
}
