/** The file beside postil.yaml that names the findings which were there before anybody looked. */
export const baselineName = "postil-baseline.json"

/** How often each old finding of a file may occur, by its rule and words: `entity-unknown aldler`. */
export type OldFindings = ReadonlyMap<string, number>

/** Old findings by the path of their file. */
export type Baseline = ReadonlyMap<string, OldFindings>

/** Undefined where the text is no baseline: then nothing is old. */
export function parseBaseline(text: string): Baseline | undefined {
  const root = toJson(text)
  if (!isRecord(root) || root.format !== 1 || !isRecord(root.findings)) return undefined
  return new Map(Object.entries(root.findings).map(([path, rules]) => [path, new Map(toOld(rules))]))
}

/** In the order of paths, rules and words, each old finding on a line of its own. */
export function writeBaseline(baseline: Baseline): string {
  const files = sorted(baseline).filter(([, old]) => old.size > 0)
  const findings = Object.fromEntries(files.map(([path, old]) => [path, byRule(old)]))
  return `${JSON.stringify({ format: 1, findings }, undefined, 2)}\n`
}

function* toOld(rules: unknown): Generator<readonly [string, number]> {
  if (!isRecord(rules)) return
  for (const [code, words] of Object.entries(rules)) {
    if (!isRecord(words)) continue
    for (const [text, times] of Object.entries(words)) {
      if (Number.isSafeInteger(times) && Number(times) > 0) yield [`${code} ${text}`, Number(times)]
    }
  }
}

function byRule(old: OldFindings): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const rules = new Map<string, [string, number][]>()
  for (const [key, times] of sorted(old)) {
    const blank = key.indexOf(" ")
    const code = key.slice(0, blank)
    rules.set(code, [...(rules.get(code) ?? []), [key.slice(blank + 1), times]])
  }
  return Object.fromEntries([...rules].map(([code, words]) => [code, Object.fromEntries(words)]))
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
