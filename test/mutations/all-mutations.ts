import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { seeded } from "../support/random.ts"
import { mutateAttributes } from "./mutate-attributes.ts"
import { mutateMentions } from "./mutate-mentions.ts"
import { mutateQuotes } from "./mutate-quotes.ts"
import { mutateSpeakers } from "./mutate-speakers.ts"
import type { Mutate, Mutation } from "./mutation.ts"

const sorts: readonly Mutate[] = [mutateMentions, mutateSpeakers, mutateQuotes, mutateAttributes]

/** The mistakes in the main sidecars of a corpus; the same for the same annotations, whatever the rules say. */
export function* mutations(corpus: Corpus, seed: number): Generator<Mutation> {
  for (const mutate of sorts) {
    const next = seeded(seed)
    for (const uri of [...corpus.pairs.sidecars()].sort()) {
      const file = corpus.coded(uri)
      if (file !== undefined && file.coder === undefined) yield* mutate(file, corpus, next)
    }
  }
}
