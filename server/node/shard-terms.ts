import { type ReadingTerms, signatureOfNames, signatureOfTerms } from "../core/corpus/reading-terms.ts"
import { fingerprint } from "./fingerprint.ts"
import type { Shard } from "./shard.ts"

/** Under which program and which words of the corpus the facts of a shard are good. */
export class ShardTerms {
  readonly signature: string
  /** Stands for what all entities are called. */
  readonly allNames: string
  readonly #terms: ReadingTerms
  /** What an entity is called now, by its id. */
  readonly #names = new Map<string, number>()

  /** `program` stands for the program: another one may make other facts of the same texts. */
  constructor(terms: ReadingTerms, program: string) {
    this.signature = `${program}\n${signatureOfTerms(terms)}`
    this.allNames = fingerprint(JSON.stringify([...terms.names]))
    this.#terms = terms
  }

  /** A number for what an entity is called; 0 for other texts. */
  signatureOf(id: string): number {
    const known = this.#names.get(id)
    if (known !== undefined) return known
    const signature = signatureOfNames(this.#terms.names.get(id))
    this.#names.set(id, signature)
    return signature
  }

  /** Of the texts of a shard, by their numbers, whether they are entities that are called otherwise now; undefined where none is. */
  renamedIn({ allNames, names, segment }: Shard): readonly boolean[] | undefined {
    if (allNames === this.allNames) return undefined
    const renamed = segment.texts().map((id, number) => this.signatureOf(id) !== (names[number] ?? 0))
    return renamed.includes(true) ? renamed : undefined
  }
}

/** Whether a program has made a shard. */
export function isOf(program: string, { signature }: Pick<Shard, "signature">): boolean {
  return signature.startsWith(`${program}\n`)
}
