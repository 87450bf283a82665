import type { Parsed, Problem } from "../model/problem.ts"
import type { YamlMap, YamlNode } from "../model/yaml-node.ts"
import { blankDocumentMarkers, blankMergeMarkers } from "./blank-out.ts"
import { duplicateKeys } from "./duplicate-keys.ts"
import { readCanonical } from "./fast/read-canonical.ts"
import { conflictProblems } from "./keep-both.ts"
import { readRoot } from "./recover.ts"

/** How much of a file is read (format.md section 9). */
export interface Limits {
  /** UTF-8 bytes of the file. */
  readonly bytes: number
  /** Entries of one map or list. */
  readonly entries: number
}

export interface ReadYaml extends Parsed<YamlNode | undefined> {
  /** Whether our own reader of the canonical form read it. */
  readonly isCanonical: boolean
}

export const sidecarLimits: Limits = { bytes: 5_000_000, entries: 20_000 }
export const otherLimits: Limits = { bytes: 20_000_000, entries: 1_000_000 }

/**
 * Reads YAML into plain nodes; `undefined` when there is nothing in it. Never throws, and never expands anything. The
 * only way to our own reader of the canonical form and, for the rest, into the `yaml` package.
 */
export function readYaml(text: string, limits: Limits = sidecarLimits): ReadYaml {
  const oversize = sizeProblem(text, limits)
  const canonical = oversize === undefined ? readCanonical(text) : undefined
  const unreadable = oversize ?? (canonical === undefined ? abyssProblem(text) : undefined)
  if (unreadable !== undefined) return { value: undefined, problems: [unreadable], isCanonical: false }
  const { value: node, problems } = canonical === undefined ? readFully(text) : { value: canonical, problems: [] }
  const found = [...problems]
  const value = node === undefined ? undefined : cut(node, limits, found)
  for (const problem of value === undefined ? [] : duplicateKeys(value, text)) found.push(problem)
  found.sort((a, b) => a.span.start - b.span.start)
  return { value, problems: found, isCanonical: canonical !== undefined }
}

/** Reads what `readCanonical` declines; of what it reads, this gives the same. */
export function readFully(text: string): Parsed<YamlNode | undefined> {
  const unified = text.replace(/\r(?!\n)/g, "\n")
  const merged = blankMergeMarkers(unified)
  const single = blankDocumentMarkers(merged.text)
  const start = text.startsWith("\ufeff") ? 1 : 0
  const { node, problems } = readRoot(single.text, start)
  const conflicts = conflictProblems(merged.conflicts, node, unified)
  return { value: node, problems: [...merged.problems, ...conflicts, ...single.problems, ...problems] }
}

function sizeProblem(text: string, { bytes }: Limits): Problem | undefined {
  if (text.length * 3 <= bytes || utf8Length(text) <= bytes) return undefined
  const message = `this file is larger than ${bytes / 1_000_000} MB and is not read; split it`
  return { code: "limit-exceeded", span: { start: 0, end: Math.min(1, text.length) }, message }
}

const depthMarks = /[[{\]}]|\n(?=[^\s#[\]{}])|(?:[-?] ){200}/g

/** Brackets or dashes by the thousand, which would take minutes to read; counted roughly. */
export function abyssProblem(text: string): Problem | undefined {
  let depth = 0
  for (const match of text.matchAll(depthMarks)) {
    const mark = match[0]
    if (mark === "\n") depth = 0
    else if (mark === "]" || mark === "}") depth = Math.max(0, depth - 1)
    else depth += mark.length
    if (depth < 400) continue
    const message = "this is hundreds of levels deep, so nothing of the file is read; at most 20 are"
    return { code: "limit-exceeded", span: { start: match.index, end: match.index + 1 }, message }
  }
  return undefined
}

/** How many bytes a text has. That of two texts joined is the sum of both. */
export function utf8Length(text: string): number {
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Each half of a surrogate pair counts two of its four bytes.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return length
}

/** Leaves out the entries beyond the limit, in the root and in what stands directly under it. */
function cut(root: YamlNode, limits: Limits, problems: Problem[]): YamlNode {
  const node = cutOne(root, limits, problems)
  if (node.kind !== "map") return node
  const entries = node.entries.map(entry => {
    const value = cutOne(entry.value, limits, problems)
    return value === entry.value ? entry : { ...entry, value }
  })
  return { ...node, entries } satisfies YamlMap
}

function cutOne(node: YamlNode, limits: Limits, problems: Problem[]): YamlNode {
  if (node.kind === "scalar") return node
  const parts = node.kind === "map" ? node.entries : node.items
  const beyond = parts[limits.entries]
  if (beyond === undefined) return node
  const message = `only the first ${limits.entries} entries are read; split the file`
  problems.push({ code: "limit-exceeded", span: beyond.span, message })
  if (node.kind === "map") return { ...node, entries: node.entries.slice(0, limits.entries) }
  return { ...node, items: node.items.slice(0, limits.entries) }
}
