import type { Problem, ProblemFix } from "../model/problem.ts"
import type { YamlEntry, YamlMap, YamlNode } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import type { Conflict } from "./blank-out.ts"
import { columnOf, compose } from "./compose.ts"
import { joinReadings } from "./join-readings.ts"

/** What is told of conflicts; where both versions can stand in one file, that is a fix as well. `root` has ours. */
export function conflictProblems(
  conflicts: readonly Conflict[],
  root: YamlNode | undefined,
  text: string,
): readonly Problem[] {
  if (conflicts.length === 0) return []
  const holders = holdersIn(root)
  return conflicts.map(({ ours, theirs, problem }) => {
    const edits = keepBoth(ours, theirs, holders, text)
    const [takeOurs] = problem.fixes ?? []
    if (edits === undefined || takeOurs === undefined) return problem
    const marks = marksOf(problem, ours, theirs, takeOurs)
    const all = [...marks, ...edits].sort((a, b) => a.span.start - b.span.start)
    return { ...problem, fixes: [...(problem.fixes ?? []), { title: "Keep both", edits: all }] }
  })
}

/** The lines of the marks, and the common version where git has shown it. */
function marksOf({ span }: Problem, ours: Span, theirs: Span, { edits }: ProblemFix): readonly TextEdit[] {
  const end = edits.at(-1)?.span.end ?? theirs.end
  const borders = [span.start, ours.start, ours.end, theirs.start, theirs.end, end]
  return [0, 2, 4].map(i => ({ span: { start: borders[i] ?? 0, end: borders[i + 1] ?? 0 }, newText: "" }))
}

/** What else has to change so that both can stay; undefined where they cannot: a key would stand there twice. */
function keepBoth(
  ours: Span,
  theirs: Span,
  holders: ReadonlyMap<number, YamlMap>,
  text: string,
): readonly TextEdit[] | undefined {
  const [mine, other] = [blockAt(ours, text), blockAt(theirs, text)]
  if (mine === undefined || other === undefined) return undefined
  if (columnOf(text, mine.span.start) !== columnOf(text, other.span.start)) return undefined
  if (mine.kind === "list" && other.kind === "list") return []
  if (mine.kind !== "map" || other.kind !== "map") return undefined
  const [first, second] = [mine.entries[0], other.entries[0]]
  const holder = first && holders.get(first.key.span.start)
  if (first === undefined || second === undefined || holder === undefined) return undefined
  if (!repeatsKey(other.entries, [...holder.entries, ...mine.entries])) return []
  const isOneSurface = mine.entries.length === 1 && other.entries.length === 1 && first.key.value === second.key.value
  return isOneSurface ? joinReadings(first, second, text)?.edits : undefined
}

function blockAt({ start, end }: Span, text: string): YamlNode | undefined {
  const { node, faults } = compose(text, start, end, 0)
  return faults.length > 0 || node?.kind === "scalar" || node?.flow === true ? undefined : node
}

function repeatsKey(entries: readonly YamlEntry[], others: readonly YamlEntry[]): boolean {
  const there = new Set(others.map(({ key }) => key.value))
  return entries.some(({ key }) => there.has(key.value))
}

/** The map that each key stands in, by where the key begins. */
function holdersIn(root: YamlNode | undefined): ReadonlyMap<number, YamlMap> {
  const holders = new Map<number, YamlMap>()
  const open = root === undefined ? [] : [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const item of node.kind === "list" ? node.items : []) open.push(item)
    if (node.kind !== "map") continue
    for (const { key, value } of node.entries) {
      holders.set(key.span.start, node)
      open.push(value)
    }
  }
  return holders
}
