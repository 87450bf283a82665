import { parse } from "yaml"
import type { Versions } from "../../server/core/merge/versions.ts"

/** How a merge went, judged without any of the code that merges. */
export interface Verdict {
  /** Places that the two changed differently, or that one changed and the other removed. */
  readonly disagreements: number
  /** Those of them of which the result has one version without saying so. */
  readonly silent: number
  /** Changes of one side that are in no version of the result, and what nobody wrote. */
  readonly wrong: number
  /** With every conflict decided for one side, or for each in turn, a program reads it. */
  readonly parses: boolean
  readonly conflicts: number
}

export function judge(texts: Versions<string>, result: string): Verdict {
  const conflicts = result.match(/^<{7}(?: |$)/gm)?.length ?? 0
  const sides = { ours: leavesOf(decided(result, "ours")), theirs: leavesOf(decided(result, "theirs")) }
  const [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map(text => leavesOf(text) ?? new Map())
  const verdict = { disagreements: 0, silent: 0, wrong: 0, parses: false, conflicts }
  if (base === undefined || ours === undefined || theirs === undefined) return verdict
  const mixed = leavesOf(decided(result, "each in turn"))
  verdict.parses = sides.ours !== undefined && sides.theirs !== undefined && mixed !== undefined
  for (const path of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [base.get(path), ours.get(path), theirs.get(path)]
    const isDisputed = o !== t && b !== o && b !== t
    if (isDisputed) verdict.disagreements++
    if (sides.ours === undefined || sides.theirs === undefined) continue
    const [mine, other] = [sides.ours.get(path), sides.theirs.get(path)]
    if (mine === o && other === t) continue
    if (isDisputed && mine === other) verdict.silent++
    else if (isDisputed || mine !== other || mine !== (b === o ? t : o)) verdict.wrong++
  }
  for (const path of [...(sides.ours?.keys() ?? []), ...(sides.theirs?.keys() ?? [])]) {
    if (!base.has(path) && !ours.has(path) && !theirs.has(path)) verdict.wrong++
  }
  return verdict
}

/** The text with one version wherever there are marks: that of one side, or of each in turn. */
function decided(text: string, side: "ours" | "theirs" | "each in turn"): string {
  let turn = 0
  return text.replace(/^<{7}[^\n]*\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7}[^\n]*\n?/gm, (_, ours: string, theirs: string) =>
    side === "ours" || (side === "each in turn" && turn++ % 2 === 0) ? ours : theirs,
  )
}

/**
 * What a file says, one thing at a time: the meaning of a surface, a field of a claim, an entity or a code, an item of a
 * list. Undefined where a program cannot read it.
 */
function leavesOf(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const leaves = new Map<string, string>()
    collect(parse(text, { schema: "failsafe", uniqueKeys: true }), [], leaves)
    return leaves
  } catch {
    return undefined
  }
}

const sets = new Set(["tags", "notes", "allow", "aliases", "roles", "keywords", "coders", "links"])

function collect(value: unknown, path: readonly string[], leaves: Map<string, string>): void {
  const isSet = path.some(key => sets.has(key))
  if (path[0] === "mentions" && path.length === 2) collectReadings(value, path.join("/"), leaves)
  else if (Array.isArray(value) && isSet)
    for (const item of value) leaves.set(`${path.join("/")}/${recordKey(item)}`, JSON.stringify(item))
  else if (value !== null && typeof value === "object" && !Array.isArray(value) && !isWhole(path)) {
    for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], leaves)
  } else if (isSet && path.length > 1 && typeof value === "string" && path[0] !== "tags") {
    leaves.set(`${path.join("/")}/${JSON.stringify(value)}`, JSON.stringify(value))
  } else leaves.set(path.join("/"), JSON.stringify(value))
}

/** What the surface means by itself, and in each of its contexts. */
function collectReadings(value: unknown, path: string, leaves: Map<string, string>): void {
  for (const item of Array.isArray(value) ? value : [value]) {
    const { prefix = "", suffix = "" } = item !== null && typeof item === "object" ? item : {}
    leaves.set(`${path} ${prefix}|${suffix}`, JSON.stringify(item))
  }
}

/** An office is known by what it is and since when; anything else by all that it says. */
function recordKey(item: unknown): string {
  if (item !== null && typeof item === "object" && "role" in item && "from" in item) return `${item.role} ${item.from}`
  return JSON.stringify(item)
}

/** Below these nothing is looked at one by one. */
function isWhole(path: readonly string[]): boolean {
  return path[0] === "claims" && path.length === 3 && path[2] !== "links"
}
