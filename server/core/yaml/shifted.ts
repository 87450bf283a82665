/** The same value with every span in it, however deep, so much further on. */
export function shifted<T>(value: T, by: number): T {
  // A value and its copy have one type, which only the copying of each kind by itself could show to the compiler.
  return copyOf(value, by) as T
}

function copyOf(value: unknown, by: number): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(item => copyOf(item, by))
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, copyOf(item, by)]))
  if ("start" in value && "end" in value) return { start: Number(value.start) + by, end: Number(value.end) + by }
  const copy: Record<string, unknown> = {}
  // Of plain values; far faster than by their entries.
  for (const key in value) copy[key] = copyOf(Reflect.get(value, key), by)
  return copy
}
