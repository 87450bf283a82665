import { type SidecarFacts, summarize } from "../../server/core/corpus/facts.ts"
import { loadCorpus, parseFixture } from "./fixture.ts"

/** The facts of all sidecars of a fixture. */
export function factsOf(source: string): readonly SidecarFacts[] {
  const corpus = loadCorpus(parseFixture(source).files)
  return [...corpus.pairs.sidecars()].flatMap(uri => {
    const file = corpus.coded(uri)
    return file === undefined ? [] : summarize(file)
  })
}
