import type { CodedFile } from "../corpus/coded-file.ts"

/**
 * What `compute` says of a sidecar, computed when it is first asked for: many rules ask for the same. It must be a
 * function of the file alone: what it asked the corpus would be noted for the first who asks only.
 */
export function oncePerFile<T extends object>(compute: (file: CodedFile) => T): (file: CodedFile) => T {
  return file => {
    const known = file.memory.get(compute)
    // Nobody else puts anything there.
    if (known !== undefined) return known as T
    const value = compute(file)
    file.memory.set(compute, value)
    return value
  }
}
