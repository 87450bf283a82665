/** `1 claim`, `1,200 claims`, `2 entities` */
export function count(number: number, thing: string): string {
  const digits = String(number).replace(/\B(?=(\d{3})+$)/g, ",")
  if (number === 1) return `${digits} ${thing}`
  return `${digits} ${/[^aeiou]y$/.test(thing) ? `${thing.slice(0, -1)}ies` : `${thing}s`}`
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
