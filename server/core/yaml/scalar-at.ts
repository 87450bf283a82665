import type { YamlNode, YamlScalar } from "../model/yaml-node.ts"
import { touches } from "../text/span.ts"

/** A key or a value, and the way to it from the root: keys, and for list items their numbers. */
export interface ScalarAt {
  readonly scalar: YamlScalar
  readonly role: "key" | "value"
  /** Of a value its own path; of a key that of the map which holds it. */
  readonly path: readonly (string | number)[]
}

/** The key or value that holds `offset` or ends at it. */
export function scalarAt(root: YamlNode | undefined, offset: number): ScalarAt | undefined {
  const path: (string | number)[] = []
  let node = root
  while (node !== undefined && node.kind !== "scalar") {
    if (node.kind === "list") {
      const index: number = node.items.findIndex(({ span }) => touches(span, offset))
      path.push(index)
      node = node.items[index]
      continue
    }
    const entry = node.entries.find(({ span }) => touches(span, offset))
    if (entry === undefined) return undefined
    if (touches(entry.key.span, offset)) return { scalar: entry.key, role: "key", path }
    path.push(entry.key.value)
    node = entry.value
  }
  return node !== undefined && touches(node.span, offset) ? { scalar: node, role: "value", path } : undefined
}
