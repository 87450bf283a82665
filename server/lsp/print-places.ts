import type { Corpus } from "../core/corpus/corpus.ts"
import type { Places } from "../core/corpus/place.ts"
import type { Positions } from "../core/text/line-index.ts"
import { toRange } from "./convert.ts"
import type { Documents } from "./feature.ts"
import { type JsonText, PrintedList } from "./json-text.ts"

/**
 * Places as the client wants them, a list of `Location`; those in files that are gone are left out. Yields after each
 * file, so that a server can do it in slices.
 */
export function* printPlaces(all: Iterable<Places>, corpus: Corpus, documents: Documents): Generator<void, JsonText> {
  const list = new PrintedList("[")
  for (const places of all) {
    const lines = places.lines ?? corpus.lineIndex(places.uri)
    if (lines !== undefined && places.spans.length > 0) list.add(printed(places, lines, documents))
    yield
  }
  return list.end("]")
}

function printed({ uri, spans }: Places, lines: Positions, documents: Documents): string {
  const head = `{"uri":${JSON.stringify(documents.toClient(uri))},"range":{"start":{"line":`
  let locations = ""
  for (const span of spans) {
    const { start, end } = toRange(lines, span)
    if (locations !== "") locations += ","
    locations += `${head}${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}}}`
  }
  return locations
}
