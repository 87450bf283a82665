import { findComments } from "../yaml/format/find-comments.ts"
import { readYaml } from "../yaml/read.ts"
import type { Versions } from "./versions.ts"

/** Lines of comment, and blank ones, in three versions: nobody's comment is lost. */
export function mergeComments({ base, ours, theirs }: Versions<string>): string {
  if (ours === theirs || base === theirs) return ours
  return base === ours ? theirs : ours + commentsOnlyIn(theirs, base + ours)
}

/** The comments of some lines that others have not, each on a line of its own. */
export function commentsOnlyIn(lines: string, others: string): string {
  if (!lines.includes("#")) return ""
  const there = new Set(commentsIn(others))
  return commentsIn(lines)
    .filter(comment => !there.has(comment))
    .map(comment => `${comment}\n`)
    .join("")
}

function commentsIn(lines: string): readonly string[] {
  if (!lines.includes("#")) return []
  const root = readYaml(lines).value ?? { kind: "map", flow: false, entries: [], span: { start: 0, end: 0 } }
  return findComments(root, lines, 0).map(({ text }) => text)
}
