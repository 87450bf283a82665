/** A file with those of `wanted` lines that it lacks at its end, in its own line ends. Its bytes, in any encoding, stay. */
export function withMissingLines(file: Uint8Array, wanted: string): Uint8Array {
  const text = new TextDecoder().decode(file)
  const present = new Set(text.split(/\r?\n/).map(line => line.trim()))
  const missing = wanted.split("\n").filter(line => line !== "" && !present.has(line))
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n"
  const isOpen = text !== "" && !text.endsWith("\n")
  const added = missing.length === 0 ? "" : [...(isOpen ? [""] : []), ...missing, ""].join(lineEnd)
  return Buffer.concat([file, Buffer.from(added)])
}
