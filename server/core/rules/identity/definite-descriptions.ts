import { isMention, type Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { isDefinite } from "../../language/definite-words.ts"
import { contains, type LocatedText } from "../../text/span.ts"

/** An entity of the registry that a definite description stands for, alone or with others. */
export interface Described {
  readonly entity: LocatedText
  /** The first in the running text. */
  readonly mention: Mention
  readonly isJoint: boolean
}

export function* definiteDescriptions(file: CodedFile, corpus: Corpus): Generator<Described> {
  const seen = new Set<LocatedText>()
  for (const mention of file.anchored.occurrences) {
    if (!isMention(mention) || mention.kind !== "description" || isDisplayed(mention, file)) continue
    if (!isDefinite(mention.surface.text.value, file.language)) continue
    const { entities } = mention.reading.target
    for (const entity of entities) {
      if (seen.has(entity) || corpus.registry.get(entity.value) === undefined) continue
      seen.add(entity)
      yield { entity, mention, isJoint: entities.length > 1 }
    }
  }
}

/** Headlines and captions stand before what they speak of. */
function isDisplayed({ span }: Mention, { anchored }: CodedFile): boolean {
  return anchored.display.some(region => contains(region, span))
}
