import type { CancellationToken } from "vscode-languageserver"
import { codedFileOf, findAt } from "../../core/corpus/find-at.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { placesOfMentions } from "../../core/corpus/mentions-of.ts"
import { entityName } from "../../core/corpus/names.ts"
import type { Place } from "../../core/corpus/place.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { type StepMentionParams, type SteppedMention, stepMentionRequest } from "../protocol.ts"
import { inSlices } from "../slices.ts"

type Direction = StepMentionParams["direction"]

/** From one mention of somebody to the next, through all articles in the order of their dates. */
export const stepMention: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(
      stepMentionRequest,
      ({ uri, position, direction }: StepMentionParams, token: CancellationToken) => {
        const asked = { textDocument: { uri }, position }
        const corpus = documents.findAt(asked)?.corpus
        if (corpus === undefined) return null
        function* step(): Generator<void, SteppedMention | null> {
          const document = documents.findAt(asked)
          return (document && (yield* stepFrom(document, direction, documents))) ?? null
        }
        return inSlices(step, { moment: () => documents.moment(corpus), token })
      },
    )
  },
}

/** Of the first entity of the innermost mention; undefined where nothing is mentioned. After the last mention comes the first. */
export function* stepFrom(
  { uri, corpus, offset }: Document & { readonly offset: number },
  direction: Direction,
  documents: Documents,
): Generator<void, SteppedMention | undefined> {
  const found = findAt(uri, offset, corpus).find(({ kind }) => kind === "mention")
  const [id] = found?.kind === "mention" ? found.mention.entities : []
  const file = codedFileOf(uri, corpus)
  if (found === undefined || id === undefined || file === undefined) return undefined
  const key = entityKey(id, file.uri)
  const walk = new Walk({ uri, span: found.span })
  for (const facts of corpus.index.usingInOrder(key, file.coder)) {
    const places = placesOfMentions(key, facts)
    if (places !== undefined) for (const span of places.spans) walk.pass({ uri: places.uri, span })
    yield
  }
  const { place, index } = walk.neighbour(direction)
  const location = place && documents.location(place.uri, place.span, corpus)
  if (location === undefined) return undefined
  return { location, entity: { id, name: entityName(id, file, corpus) }, index, total: walk.total }
}

/** Goes past many places, one by one, and keeps those that can be stepped to from one of them. */
class Walk {
  readonly #here: Place
  /** One-based; 0 until it has been passed. */
  #index = 0
  #first: Place | undefined
  #last: Place | undefined
  #before: Place | undefined
  #after: Place | undefined
  total = 0

  constructor(here: Place) {
    this.#here = here
  }

  pass(place: Place): void {
    this.total++
    this.#first ??= place
    if (this.#index > 0) this.#after ??= place
    else if (place.span.start === this.#here.span.start && place.uri === this.#here.uri) {
      this.#index = this.total
      this.#before = this.#last
    }
    this.#last = place
  }

  neighbour(direction: Direction): { readonly place: Place | undefined; readonly index: number } {
    if (direction === "next")
      return this.#after ? { place: this.#after, index: this.#index + 1 } : { place: this.#first, index: 1 }
    return this.#before ? { place: this.#before, index: this.#index - 1 } : { place: this.#last, index: this.total }
  }
}
