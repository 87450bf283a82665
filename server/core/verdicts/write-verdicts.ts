import type { Corpus } from "../corpus/corpus.ts"
import { besides, type CorpusState, filesOf, vocabularySaid } from "./corpus-state.ts"
import type { KeptVerdict } from "./file-record.ts"
import type { PackedVerdict } from "./noted-verdict.ts"
import type { NotedVerdicts } from "./noted-verdicts.ts"
import { packSaid, saidBy } from "./said.ts"
import { BookWriter, type VerdictBook } from "./verdict-book.ts"

/** What is known of the accepted text of a sidecar since its last check. */
export interface AcceptedNote {
  /** The hash that was kept for the sidecar, or "" for none; undefined where the sidecar names one itself. */
  readonly recorded: string | undefined
  /** Whether it is for certain none, or that of the article as it is. */
  readonly isSettled: boolean
}

export interface Verdicts {
  /** The book that the others are taken from. It is closed then. */
  readonly old: VerdictBook | undefined
  /** The files whose verdicts in it still stand. */
  readonly standing: Pick<ReadonlySet<string>, "has">
  /** What was found since. */
  readonly noted: Pick<NotedVerdicts, "get" | "has">
  /** By sidecar. */
  readonly accepted: ReadonlyMap<string, AcceptedNote>
}

/** So many files are written in one go. */
const atOnce = 50

/**
 * The book of the verdicts on a corpus that has been checked as it is, in pieces; undefined between bits of the work. Ends
 * with the seal of the book.
 */
export function* writingVerdicts(
  { old, standing, noted, accepted }: Verdicts,
  program: string,
  corpus: Corpus,
  state: CorpusState,
): Generator<Uint8Array | undefined, string> {
  const writer = new BookWriter(corpus.root)
  let written = 0
  for (const uri of yield* filesOf(corpus)) {
    yield* writer.pieces()
    if (++written % atOnce === 0) yield undefined
    if (old !== undefined && standing.has(uri) && !noted.has(uri)) {
      writer.keep(uri, old)
      continue
    }
    const found = noted.get(uri)
    const verdict = found && canBeKept(uri, accepted, corpus) ? keptOf(found, uri, corpus) : undefined
    const sidecar = corpus.pairs.hasSidecar(uri) ? sidecarOf(uri, found, accepted.get(uri), corpus) : undefined
    writer.add(uri, state.fingerprintOf(uri) ?? "", { verdict, sidecar, text: corpus.texts.textFacts(uri) })
  }
  old?.close()
  const vocabulary = yield* vocabularySaid(corpus)
  return yield* writer.finishing({ program, mark: state.mark, vocabulary })
}

/** Whether no accepted text was asked for that another check may find otherwise. */
export function canBeKept(uri: string, accepted: ReadonlyMap<string, AcceptedNote>, corpus: Corpus): boolean {
  return [...besides(uri, corpus)].every(one => accepted.get(one)?.isSettled !== false)
}

/** Of what a check need not look at again it has asked at an earlier time. */
function keptOf({ judged, keys }: PackedVerdict, uri: string, { quiet }: Corpus): KeptVerdict {
  const earlier = [...quiet.keysOf(uri)]
  return { judged, keys: earlier.length === 0 ? keys : Float64Array.from(new Set([...keys, ...earlier])) }
}

function sidecarOf(uri: string, noted: PackedVerdict | undefined, accepted: AcceptedNote | undefined, corpus: Corpus) {
  const facts = corpus.index.get(uri)
  const said = noted?.said ?? packSaid(saidBy(facts))
  return { said, writtenId: facts?.writtenId?.value, recorded: accepted?.recorded }
}
