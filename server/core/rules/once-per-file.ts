import type { CodedFile } from "../corpus/coded-file.ts"

/**
 * What `compute` says of a sidecar, computed when it is first asked for: many rules ask for the same. It must be a
 * function of the file alone: what it asked the corpus would be noted for the first who asks only.
 */
export function oncePerFile<T extends object>(compute: (file: CodedFile) => T): (file: CodedFile) => T {
  const kept = new WeakMap<CodedFile, T>()
  return file => {
    const known = kept.get(file)
    if (known !== undefined) return known
    const value = compute(file)
    kept.set(file, value)
    return value
  }
}
