import type { Corpus } from "../corpus/corpus.ts"
import { ByteReader } from "../corpus/packed/byte-reader.ts"
import type { ByteWriter } from "../corpus/packed/byte-writer.ts"
import type { Judged } from "../rules/baseline.ts"
import { judgedAtOnce, judgingNoted } from "../rules/check-file.ts"
import { textHash } from "../similar/text-hash.ts"
import { allToEnd } from "../text/bits.ts"
import type { KeptSidecar, KeptVerdict } from "./file-record.ts"
import { writeJudged } from "./judged-bytes.ts"
import { packSaid, saidBy } from "./said.ts"

/** What a check has found in a file, and all that is to be known to tell later whether that still holds. */
export interface NotedVerdict {
  readonly judged: Judged
  /** Hashes (`textHash`) of the keys under which the check has asked the corpus. */
  readonly keys: Float64Array
  /** Of a sidecar; see `packSaid`. */
  readonly said: KeptSidecar["said"] | undefined
}

/**
 * Checks files and takes down what that depends on, for later and not for `Corpus.update`. Repairs are left out: they
 * live as long as the corpus. Several go by turns (`judgedAtOnce`).
 */
export function judgeAllNoted(uris: readonly string[], corpus: Corpus): readonly NotedVerdict[] {
  const noted: NotedVerdict[] = []
  for (let at = 0; at < uris.length; at += judgedAtOnce) {
    const some = uris.slice(at, at + judgedAtOnce)
    noted.push(...allToEnd(some.map(uri => judging(uri, corpus))))
  }
  return noted
}

function* judging(uri: string, corpus: Corpus): Generator<void, NotedVerdict> {
  const read = new Set<string>()
  const judged = withoutFixes(yield* judgingNoted(read, uri, corpus))
  const keys = Array.from(read, key => textHash(key))
  const quiet = [...corpus.quiet.keysOf(uri)]
  return {
    judged,
    keys: new Float64Array(quiet.length === 0 ? keys : new Set([...keys, ...quiet])),
    said: corpus.pairs.hasSidecar(uri) ? packSaid(saidBy(corpus.index.get(uri))) : undefined,
  }
}

export function withoutFixes({ findings, ...judged }: Judged): Judged {
  return { ...judged, findings: findings.map(({ fix: _, ...finding }) => finding) }
}

/** Writes it as the last of what is written. */
export function writeNoted({ judged, keys, said }: NotedVerdict, uri: string, root: string, writer: ByteWriter): void {
  writer.number(keys.length)
  writer.bytes(new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength))
  writer.part(part => writeJudged(judged, uri, root, part))
  if (said !== undefined) writer.bytes(said)
}

/** The same without a look at what was found. */
export interface PackedVerdict extends Omit<NotedVerdict, "judged">, Pick<KeptVerdict, "judged"> {}

export function readNoted(bytes: Uint8Array): PackedVerdict {
  const reader = new ByteReader(bytes)
  const keys = new Float64Array(reader.bytes(8 * reader.number()).slice().buffer)
  const judged = reader.bytes(reader.number())
  return { keys, judged, said: reader.at < bytes.length ? bytes.subarray(reader.at) : undefined }
}
