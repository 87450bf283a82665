/** What puts those of `wanted` lines that `text` lacks at its end, in its own line ends. */
export function missingLines(text: string, wanted: string): string {
  const present = new Set(text.split(/\r?\n/).map(line => line.trim()))
  const missing = wanted.split("\n").filter(line => line !== "" && !present.has(line))
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n"
  const isOpen = text !== "" && !text.endsWith("\n")
  return missing.length === 0 ? "" : [...(isOpen ? [""] : []), ...missing, ""].join(lineEnd)
}
