/**
 * Words of the user's or of an article as Markdown that shows them and does nothing else: a hover may run commands, and
 * the words may come from strangers. White space becomes single blanks.
 */
export function plain(text: string): string {
  return flat(text)
    .replace(/[\\`*_~[\]<>]|&(?=#|\w+;)|\$(?=\()/g, "\\$&")
    .replace(/^[-+=#]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
}

/** An id, as it is written in files. */
export function code(text: string): string {
  return `\`${flat(text).replaceAll("`", "'")}\``
}

export function bold(text: string): string {
  return `**${plain(text)}**`
}

export function italic(text: string): string {
  return `*${plain(text)}*`
}

/** In quotation marks, shortened to about `limit` characters. */
export function quoted(text: string, limit: number): string {
  return `“${plain(shorten(text, limit))}”`
}

/** Cut behind a word, with an ellipsis, where it is longer than `limit` characters. */
export function shorten(text: string, limit: number): string {
  const line = flat(text)
  if (line.length <= limit) return line
  const cut = line.slice(0, limit).replace(/[\ud800-\udbff]$/, "")
  const blank = cut.lastIndexOf(" ")
  return `${(blank > limit / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:.–—-]+$/, "")}…`
}

/** The parts that there are, one below the other. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== "").join("\n\n")
}

/** The parts that there are, each on a line of its own, close together. */
export function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== "").join("  \n")
}

/** The parts that there are, in one line. */
export function inLine(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== "").join(" · ")
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}
