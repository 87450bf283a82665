import type { Mention } from "../anchor/mentions.ts"
import type { Reading } from "../model/sidecar.ts"
import { mentionsIn } from "./mentions-in.ts"
import { oncePerFile } from "./once-per-file.ts"

/** Where each reading of a sidecar counts first. */
export const firstOccurrences = oncePerFile((file): ReadonlyMap<Reading, Mention> => {
  const first = new Map<Reading, Mention>()
  for (const mention of mentionsIn(file)) if (!first.has(mention.reading)) first.set(mention.reading, mention)
  return first
})
