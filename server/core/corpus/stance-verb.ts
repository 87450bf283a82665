import type { Corpus } from "./corpus.ts"

/** Stances of the built-in codebook that are no verbs. */
const verbs: ReadonlyMap<string, string> = new Map([
  ["withholds", "withholds support for"],
  ["mixed", "partly supports"],
  ["neutral", "takes no side on"],
  ["none", "speaks of"],
])

/** Whether a stance stands in the sentence under its own name. */
export function saysItself(stance: string, corpus: Corpus): boolean {
  return corpus.codes.get("stances", stance)?.label !== undefined || !verbs.has(stance)
}

/** How a stance towards a topic stands in a sentence: `withholds support for`. */
export function stanceVerb(stance: string | undefined, corpus: Corpus): string {
  if (stance === undefined) return "speaks of"
  return corpus.codes.get("stances", stance)?.label?.value ?? verbs.get(stance) ?? stance
}
