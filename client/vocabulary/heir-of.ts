/** Who codes, and in how many articles. */
export type Coded = ReadonlyMap<string, number>

/** The id that a coder has now who had another one: nobody has that any more, and one has all its articles. */
export function heirOf(coder: string, before: Coded, after: Coded): string | undefined {
  const articles = before.get(coder)
  if (articles === undefined || after.has(coder)) return undefined
  const isHeir = (id: string): boolean =>
    after.get(id) === articles && (articles === 0 ? !before.has(id) : (before.get(id) ?? 0) === 0)
  const [heir, ...others] = [...after.keys()].filter(isHeir)
  return others.length === 0 ? heir : undefined
}
