import { type Next, pick } from "./random.ts"

/** What is written as keys and values: much that is fine, and all that could be mistaken for something else. */
const words = [
  ...["a", "a b", "c-d", "_e", "x1", "12", "2008-11~", "~", "yes", "+3", "it's", 'say "no"', "U.S.", "10:30", "a/b"],
  ...["a: b", "a:", ":b", "a :b", "a : b", "a #b", "a#b", "#b", "-", "- a", "-a", "? a", "?a", "a - b", "a, b", "a]b"],
  ...[
    "a}b",
    "a [b",
    "{a",
    "[a",
    "&a b",
    "*a",
    "!a b",
    "|",
    ">-",
    "> a",
    "@a",
    "`a",
    "%a",
    ".a",
    "...",
    "---",
    "<<",
    "======= a",
    "<<<<<<< a",
  ],
  ...[
    '"a"',
    '"a b" c',
    '"a\\"b"',
    '"\\u00e9\\n"',
    '"\\x41"',
    '"\\q"',
    '"a',
    "''",
    "'it''s'",
    "'a' b",
    "'a",
    '"a":b',
    '""',
  ],
  ...[
    "{}",
    "[]",
    "{a: b}",
    "{a: b, c: [d, e]}",
    "{a, b: }",
    "[a, b]",
    "[a b , 'c']",
    "[a: b]",
    "{a: b,}",
    "[a,b]",
    "{a:b}",
  ],
  ...["{'a': b, \"c\": 'd'}", '{"a":b}', "{a: {b: {c: [d]}}}", "{a: b} c", "{ a: b }", "[ ]", "{a: b # c", "[a]: b"],
  ...[
    "é",
    "😀 b",
    "a\u00a0",
    "\u00a0",
    "a\u2028<<<<<<< b",
    "a\u0085b",
    "a\tb",
    "a\t",
    "\ufeffa",
    "a\0b",
    "\ud83d",
    "日本語",
    "«a»",
  ],
]

const blockSigns = [">-", ">-", ">-", ">", "|", "|-", ">+", ">2", ">- # c", ">-  "]
const tails = ["", "", "", "", "", "", " # c", "  # c: d", "#c", " ", "   ", "\t# c"]

/** A file of maps, lists and texts in block form, seldom wrong in more than a place or two. */
export function randomYaml(next: Next): string {
  const oddness = pick([0, 3, 10, 30], next)
  return new Writer(next, oddness).map("", 0).join("\n") + pick(["\n", "\n", "", "\n\n", "\n# end"], next)
}

class Writer {
  readonly #next: Next
  readonly #oddness: number

  constructor(next: Next, oddness: number) {
    this.#next = next
    this.#oddness = oddness
  }

  map(pad: string, depth: number): string[] {
    return this.#parts(pad, () => this.#part(pad, `${this.#word()}:`, depth))
  }

  #list(pad: string, depth: number): string[] {
    return this.#parts(pad, () => (this.#is(30) ? this.#mapItem(pad, depth) : this.#part(pad, "-", depth)))
  }

  #parts(pad: string, part: () => string[]): string[] {
    return Array.from({ length: 1 + this.#next(3) }, () => [...this.#between(pad), ...part()]).flat()
  }

  #mapItem(pad: string, depth: number): string[] {
    const [first = "", ...rest] = this.map(`${pad}  `, depth + 1)
    return first.startsWith(`${pad}  `) ? [`${pad}- ${first.slice(pad.length + 2)}`, ...rest] : [first, ...rest]
  }

  #part(pad: string, lead: string, depth: number): string[] {
    const deeper = pad + (this.#isOdd() ? pick(["", " ", "    "], this.#next) : "  ")
    const tail = this.#isOdd() ? pick(tails, this.#next) : ""
    if (depth < 4 && this.#is(25)) return [pad + lead + tail, ...this.map(deeper, depth + 1)]
    if (depth < 4 && this.#is(15)) return [pad + lead + tail, ...this.#list(deeper, depth + 1)]
    if (this.#is(15))
      return [`${pad}${lead} ${this.#isOdd() ? pick(blockSigns, this.#next) : ">-"}`, ...this.#text(deeper)]
    if (this.#is(4)) return [pad + lead + tail]
    return [`${pad}${lead} ${this.#word()}${tail}`]
  }

  #text(pad: string): string[] {
    const line = () =>
      this.#isOdd() ? pick(["", " ", `${pad} a`, `${pad}a `, "a", `${pad}# a`], this.#next) : pad + this.#word()
    return Array.from({ length: 1 + this.#next(3) }, line)
  }

  #between(pad: string): string[] {
    if (!this.#is(8)) return []
    return [pick(["", pad, "  ", `${pad}# c`, "# c", "      # c", `${pad} # c`], this.#next)]
  }

  #word(): string {
    if (this.#isOdd()) return pick(words, this.#next)
    return Array.from({ length: 1 + this.#next(4) }, () => pick(words.slice(0, 4), this.#next)).join(" ")
  }

  #isOdd(): boolean {
    return this.#is(this.#oddness)
  }

  #is(percent: number): boolean {
    return this.#next(100) < percent
  }
}

/** The text with a slip of the hand in some places. */
export function withSlips(text: string, slips: number, next: Next): string {
  let result = text
  for (let i = 0; i < slips; i++) result = pick(ways, next)(result, next)
  return result
}

type Slip = (text: string, next: Next) => string

const ways: readonly Slip[] = [
  (text, next) => insert(text, next(text.length + 1), pick(words, next)),
  (text, next) => insert(text, next(text.length + 1), pick([..." \n\t\r#:-'\"{}[],&*!|>?%@\\.\ufeff\u2028"], next)),
  (text, next) => cut(text, next(text.length + 1), 1 + next(3)),
  (text, next) => cut(text, next(text.length + 1), 1 + next(60)),
  (text, next) => text.slice(0, next(text.length + 1)),
  (text, next) => ofLines(text, next, line => [line, line]),
  (text, next) => ofLines(text, next, () => []),
  (text, next) => ofLines(text, next, line => [" ".repeat(1 + next(2)) + line]),
  (text, next) => ofLines(text, next, line => [line.replace(/^ {1,2}/, "")]),
  (text, next) => ofLines(text, next, line => [`${line}\r`]),
  (text, next) => ofLines(text, next, line => [line + pick(tails, next)]),
  (text, next) =>
    ofLines(text, next, line => [line, pick(["", "  ", "# c", "  # c", "<<<<<<< a", "=======", "---"], next)]),
  (text, next) => ofLines(text, next, line => [line.replace(/:(?= |$).*/, pick([":", ": >-", ": ''", ":a"], next))]),
  text => text.replaceAll("\n", "\r\n"),
  text => `\ufeff${text}`,
]

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at)
}

function cut(text: string, from: number, length: number): string {
  return text.slice(0, from) + text.slice(from + length)
}

function ofLines(text: string, next: Next, change: (line: string) => readonly string[]): string {
  const lines = text.split("\n")
  const index = next(lines.length)
  return lines.flatMap((line, i) => (i === index ? change(line) : [line])).join("\n")
}
