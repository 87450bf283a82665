import type { OldFindings } from "../corpus/baseline.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { shortHash } from "../similar/short-hash.ts"
import { slice } from "../text/span.ts"
import type { Finding } from "./rule.ts"

/** What is left of the findings of a file once the old ones are taken out. */
export interface Judged {
  /** In the order of their places. */
  readonly findings: readonly Finding[]
  /** How many the baseline hides. */
  readonly old: number
  /** What the baseline still names and the file no longer has. */
  readonly gone: OldFindings
}

/** Takes out the findings of a file that the corpus's baseline names, as many of a kind as it counts. */
export function withoutOld(findings: readonly Finding[], uri: string, corpus: Corpus): Judged {
  const left = new Map(corpus.oldFindings(uri))
  if (left.size === 0) return { findings, old: 0, gone: left }
  const text = corpus.textOf(uri) ?? ""
  const fresh = findings.filter(finding => !takeOne(left, nameOf(finding, text)))
  return { findings: fresh, old: findings.length - fresh.length, gone: left }
}

/** The baseline of a file with these findings. */
export function toOldFindings(findings: readonly Finding[], text: string): OldFindings {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const name = nameOf(finding, text)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const longest = 60

/** By its rule and the user's words, so that it stays the same wherever and however these are written in their file. */
export function nameOf({ code, span, message }: Finding, text: string): string {
  const here = spaced(unquoted(slice(text, span)))
  const told = spaced(/"([^"]*)"/.exec(message)?.[1] ?? "")
  // What stands at the head of a section is about other words.
  const words = told === "" || here.includes(told) || told.includes(here) ? here : `${here}: ${told}`
  const short = words.length <= longest ? words : `${words.slice(0, longest)}… ${shortHash([words])}`
  return `${code} ${short}`
}

/** Of a text as YAML has it, what it says but for rare escapes: the formatter changes how it is written. */
function unquoted(written: string): string {
  const [, double, single] = /^(?:"(.*)"|'(.*)')$/s.exec(written) ?? []
  if (double !== undefined) return double.replace(/\\(["\\])/g, "$1")
  if (single !== undefined) return single.replaceAll("''", "'")
  return written.replace(/^[>|][-+\d]*[ \t]*(?:#.*)?\r?\n/, "")
}

function spaced(words: string): string {
  return words.replace(/\s+/g, " ").trim()
}

function takeOne(left: Map<string, number>, name: string): boolean {
  const times = left.get(name)
  if (times === undefined) return false
  if (times === 1) left.delete(name)
  else left.set(name, times - 1)
  return true
}
