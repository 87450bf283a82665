import type { CancellationToken } from "vscode-languageserver"
import { codedFileOf, findAt } from "../../core/corpus/find-at.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { placesOfMentions } from "../../core/corpus/mentions-of.ts"
import { entityName } from "../../core/corpus/names.ts"
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
  const mentions = yield* corpus.index.mentions.counted(key, file.coder)
  const facts = corpus.index.get(file.uri)
  const own = (facts && placesOfMentions(key, facts))?.spans.findIndex(({ start }) => start === found.span.start) ?? -1
  const start = own < 0 ? undefined : mentions.startOf(file.uri)
  const { total } = mentions
  // From one that is not taken in yet, to the first or the last of all.
  const here = start === undefined ? Math.min(0, -steps[direction]) : start + own
  const index = (here + steps[direction] + total) % total
  const place = mentions.at(index)
  const location = place && documents.location(place.uri, place.span, corpus)
  if (location === undefined) return undefined
  return { location, entity: { id, name: entityName(id, file, corpus) }, index: index + 1, total }
}

const steps = { next: 1, previous: -1 } as const
