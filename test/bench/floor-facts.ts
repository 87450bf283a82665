/** A place in a file where an entity is named. */
export interface EntityUse {
  readonly entity: string
  readonly line: number
  readonly from: number
  /** In the article, for what is keyed by surface. */
  readonly surface?: string
}

export interface FloorFacts {
  readonly uses: readonly EntityUse[]
  readonly quotes: readonly string[]
  readonly status: string
}

/** What a sidecar of the generator says, read with as little as that takes: one pass over its lines, no other form. */
export function readFloorFacts(text: string): FloorFacts {
  const uses: EntityUse[] = []
  const quotes: string[] = []
  let [isMentions, status] = [false, ""]
  for (let start = 0, line = 0; start < text.length; line++) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    const colon = text.indexOf(": ", start)
    const value = colon + 2
    if (text.charCodeAt(start) !== 0x20) {
      isMentions = text.startsWith("mentions:", start)
      if (text.startsWith("status: ", start)) status = text.slice(value, end)
    } else if (colon > 0 && colon < end) {
      const surface = isMentions ? text.slice(start + 2, colon) : undefined
      if (text.startsWith("entity-", value)) {
        uses.push({ entity: text.slice(value, end), line, from: value - start, ...(surface && { surface }) })
      } else if (text.startsWith("    quote: ", start)) quotes.push(text.slice(value, end))
    }
    start = end + 1
  }
  return { uses, quotes, status }
}

/** Offsets at which a surface stands in an article as words of their own. */
export function occurrences(surface: string, text: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + surface.length)) {
    if (!isLetter(text.charCodeAt(at + surface.length)) && !isLetter(text.charCodeAt(at - 1))) found.push(at)
  }
  return found
}

/** Of the generator's names. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

/** What is wrong in a sidecar, by the least that a check of it has to look at. */
export function floorFaults(facts: FloorFacts, article: string, entities: ReadonlySet<string>): readonly string[] {
  const unknown = facts.uses.filter(({ entity }) => !entities.has(entity)).map(({ entity }) => `no entity ${entity}`)
  const lost = facts.uses.filter(({ surface }) => surface !== undefined && occurrences(surface, article).length === 0)
  const unquoted = facts.quotes.filter(quote => !article.includes(quote))
  const status = ["", "open", "coded", "reviewed"].includes(facts.status) ? [] : [`no status ${facts.status}`]
  return [...unknown, ...lost.map(({ surface }) => `no surface ${surface}`), ...unquoted, ...status]
}

/** Ids and names of the generator's registry. */
export function readFloorRegistry(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^ {2}(entity-\d+): \{.*?name: ([^,]+),/gm)].map(([, id = "", name = ""]) => [id, name]),
  )
}
