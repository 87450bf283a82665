import type { MentionKind } from "../../server/core/anchor/mentions.ts"
import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { typeOf } from "../../server/core/rules/entity-facts.ts"
import type { LocatedText } from "../../server/core/text/span.ts"
import type { Next } from "../support/random.ts"
import { change, type Mistake, type Mutation, some } from "./mutation.ts"

const mistakes: Readonly<Record<MentionKind, Mistake>> = {
  name: "wrong entity on a name",
  adjective: "wrong entity on an adjective or metonym",
  metonym: "wrong entity on an adjective or metonym",
  description: "wrong entity on a description",
}

/** Another entity of the same type for each meaning of each surface that counts somewhere. */
export function* mutateMentions(file: CodedFile, corpus: Corpus, next: Next): Generator<Mutation> {
  for (const { readings } of file.sidecar.surfaces) {
    for (const reading of readings) {
      const mention = file.anchored.occurrences.find(each => each.reading === reading && each.state === "mention")
      if (mention === undefined) continue
      const tries = mention.kind === "description" ? 3 : 1
      for (const entity of reading.target.entities) {
        const others = sameType(entity, file, corpus).filter(id => !mention.entities.includes(id))
        for (const other of some(others, tries, next)) yield change(mistakes[mention.kind], file, entity, other)
      }
    }
  }
}

function sameType({ value }: LocatedText, file: CodedFile, corpus: Corpus): readonly string[] {
  const type = typeOf(value, file, corpus)
  return [...corpus.registry.all()].filter(entity => entity.type?.value === type).map(entity => entity.id.value)
}
