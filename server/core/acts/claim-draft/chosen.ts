import type { Fields } from "../act-params.ts"

/** A field that somebody has decided on, as a text; undefined where nothing is chosen. */
export function chosenText(fields: Fields, key: string): string | undefined {
  const value = fields[key]
  return typeof value === "string" && value !== "" ? value : undefined
}

export function chosenTexts(fields: Fields, key: string): readonly string[] | undefined {
  const value = fields[key]
  if (typeof value === "string") return value === "" ? undefined : [value]
  const texts = Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : []
  return texts.length === 0 ? undefined : texts
}
