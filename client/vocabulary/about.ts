/** What a menu or a link says that a command is about; all of it may be left open. */
export interface About {
  readonly uri?: string
  /** "entities" or a key of the codebook. */
  readonly kind?: string
  readonly id?: string
}

export function aboutOf(argument: unknown): About {
  if (typeof argument !== "object" || argument === null) return {}
  const given = argument as Readonly<Record<string, unknown>>
  const texts = ["uri", "kind", "id"].filter(key => typeof given[key] === "string").map(key => [key, given[key]])
  return Object.fromEntries(texts)
}
