import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { typeOf } from "../../server/core/rules/entity-facts.ts"
import type { Next } from "../support/random.ts"
import { change, type Mutation, mistakes, some } from "./mutation.ts"

/** For each claim of somebody, others of whom the article speaks and who could have said it. */
export function* mutateSpeakers(file: CodedFile, corpus: Corpus, next: Next): Generator<Mutation> {
  const actors = actorsIn(file).filter(id => corpus.codes.canSpeak(typeOf(id, file, corpus) ?? ""))
  for (const { speaker, mode } of file.sidecar.claims) {
    const mistake = mistakes.find(each => each === `wrong speaker, ${mode?.value}`)
    if (speaker === undefined || mistake === undefined) continue
    const said = speaker.entities.map(({ value }) => value)
    for (const entity of speaker.entities) {
      const others = actors.filter(id => !said.includes(id))
      for (const other of some(others, 3, next)) yield change(mistake, file, entity, other)
    }
  }
}

/** Whom the article mentions. */
export function actorsIn({ anchored }: CodedFile): readonly string[] {
  return [...new Set(anchored.occurrences.filter(({ state }) => state === "mention").flatMap(each => each.entities))]
}
