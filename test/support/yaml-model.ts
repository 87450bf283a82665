import type { YamlNode } from "../../server/core/model/yaml-node.ts"

/** A file as plain values, with the order of its keys; null where nothing is written. */
export type Model = string | null | readonly Model[] | { readonly entries: readonly (readonly [string, Model])[] }

/** From the root on: which entry or item, counted from 0. */
export type ModelPath = readonly number[]

export function modelOf(node: YamlNode | undefined): Model {
  if (node === undefined) return null
  if (node.kind === "scalar") return node.missing ? null : node.value
  if (node.kind === "list") return node.items.map(modelOf)
  return { entries: node.entries.map(({ key, value }) => [key.value, modelOf(value)] as const) }
}

/** With what stands at `path` changed. */
export function changed(model: Model, path: ModelPath, change: (old: Model) => Model): Model {
  const [index, ...below] = path
  if (index === undefined) return change(model)
  if (isItems(model)) return model.map((item, i) => (i === index ? changed(item, below, change) : item))
  if (!isMap(model)) throw new Error(`nothing at ${path.join("/")}`)
  const entries = model.entries.map(
    ([key, value], i) => [key, i === index ? changed(value, below, change) : value] as const,
  )
  return { entries }
}

export function isItems(model: Model): model is readonly Model[] {
  return Array.isArray(model)
}

export function isMap(model: Model): model is { readonly entries: readonly (readonly [string, Model])[] } {
  return model !== null && typeof model === "object" && "entries" in model && !isItems(model)
}
