import { type Next, pick } from "./random.ts"

/** A text with one «from|to», as it was, and as it is. */
export function edited(marked: string): { readonly before: string; readonly after: string } {
  const [whole = "", from = "", to = ""] = /«([^|]*)\|([^»]*)»/s.exec(marked) ?? []
  return { before: marked.replace(whole, () => from), after: marked.replace(whole, () => to) }
}

/** Now and then with the line ends and the mark of other systems. */
export function withLineEnds(text: string, next: Next): string {
  const ending = next(4) === 0 ? text.replaceAll("\n", "\r\n") : text
  return next(6) === 0 ? `\ufeff${ending}` : ending
}

const pieces = [
  ...[
    "a",
    "x",
    "é",
    "😀",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    ":",
    ": ",
    "#",
    " # c",
    "-",
    "- ",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
  ],
  ...[
    ",",
    "&a ",
    "*a",
    "!a ",
    ">-",
    "|",
    "\ufeff",
    "\u2028",
    "\ud83d",
    "\n\n",
    "\n  ",
    "\n    ",
    "\n  # c\n",
    "# c\n",
    "+",
  ],
  ...[
    "  A: a\n",
    "  A: a\r\n",
    "  b:\n    cue: said\n",
    "  B: {entity: b}\n",
    "    - {entity: b, prefix: c}\n",
    "      # c\n",
  ],
  ...[
    "    - a\n",
    "    quote: >-\n      a\n\n      b\n",
    "    moda: x\n",
    "  \n",
    "x: y\n",
    "mentions:\n",
    "  _A: no\n",
    "  12: on\n",
  ],
]

/** What a hand does: mostly in the middle of the file, where the entries are. */
export function someEdit(text: string, next: Next): string {
  const at = next(text.length + 1)
  const kind = next(10)
  if (kind < 3) return put(text, at, 0, pick(pieces, next))
  if (kind < 5) return put(text, at, 1 + next(2), "")
  if (kind === 5) return put(text, at, next(80), pick(["", "\n", ...pieces], next))
  if (kind === 6) return put(text, at, 1, String.fromCharCode(97 + next(26)))
  const start = text.lastIndexOf("\n", at - 1) + 1
  const end = (text.indexOf("\n", at) + 1 || text.length) + (next(3) === 0 ? next(60) : 0)
  if (kind === 7) return put(text, start, end - start, "")
  if (kind === 8) return put(text, start, 0, next(2) === 0 ? text.slice(start, end) : pick(pieces, next))
  return put(text, start, 0, someLines(text, next))
}

function someLines(text: string, next: Next): string {
  const lines = text.split(/(?<=\n)/)
  const from = next(lines.length)
  return lines.slice(from, from + 1 + next(9)).join("")
}

function put(text: string, at: number, length: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at + length)
}
