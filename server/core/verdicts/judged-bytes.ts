import type { ByteReader } from "../corpus/packed/byte-reader.ts"
import type { ByteWriter } from "../corpus/packed/byte-writer.ts"
import { type Severity, severities } from "../model/severity.ts"
import type { Judged } from "../rules/baseline.ts"
import type { Finding, Related } from "../rules/rule.ts"
import { textHash } from "../similar/text-hash.ts"
import type { Span } from "../text/span.ts"
import { keyMark } from "./said.ts"

/** Stands for a file among those that a verdict names places of. */
export function placeMark(uri: string): number {
  return keyMark(textHash(uri))
}

/**
 * Writes the verdict of the file `uri` without its repairs, behind the marks of the other files that it names places of;
 * URIs without the `root` that all have in common.
 */
export function writeJudged({ findings, old, gone }: Judged, uri: string, root: string, writer: ByteWriter): void {
  const places = new Set(findings.flatMap(({ related }) => related.map(place => place.uri)))
  places.delete(uri)
  writer.number(places.size)
  for (const place of places) writer.number(placeMark(place))
  writer.number(old)
  writer.number(gone.size)
  for (const [name, times] of gone) {
    writer.text(name)
    writer.number(times)
  }
  writer.number(findings.length)
  for (const finding of findings) writeFinding(finding, root, writer)
}

/** The marks (`placeMark`) of the files of which a verdict names places. */
export function readPlaces(reader: ByteReader): Uint32Array {
  return reader.numbers(reader.number())
}

/** Reads the verdict of the file `uri`. */
export function readJudged(uri: string, root: string, reader: ByteReader): Judged {
  reader.skip(reader.number())
  const old = reader.number()
  const gone = new Map<string, number>()
  for (let left = reader.number(); left > 0; left--) gone.set(reader.text(), reader.number())
  const findings = Array.from({ length: reader.number() }, () => readFinding(uri, root, reader))
  return { findings, old, gone }
}

function writeFinding(finding: Finding, root: string, writer: ByteWriter): void {
  const { code, severity, span, message, twin, related } = finding
  writer.text(code)
  writer.number(severities.indexOf(severity))
  writeSpan(span, writer)
  writer.text(message)
  writer.number(2 * related.length + Number(twin !== undefined))
  if (twin !== undefined) writePlace(twin, root, writer)
  for (const place of related) {
    writePlace(place, root, writer)
    writer.text(place.message)
  }
}

function readFinding(uri: string, root: string, reader: ByteReader): Finding {
  const code = reader.text()
  const severity: Severity = severities[reader.number()] ?? "error"
  const span = readSpan(reader)
  const message = reader.text()
  const places = reader.number()
  const twin = places % 2 === 1 ? readPlace(root, reader) : undefined
  const related = Array.from(
    { length: Math.floor(places / 2) },
    (): Related => ({ ...readPlace(root, reader), message: reader.text() }),
  )
  return { code, severity, uri, span, message, ...(twin && { twin }), related }
}

interface Place {
  readonly uri: string
  readonly span: Span
}

function writePlace({ uri, span }: Place, root: string, writer: ByteWriter): void {
  writer.text(uri.slice(root.length))
  writeSpan(span, writer)
}

function readPlace(root: string, reader: ByteReader): Place {
  return { uri: root + reader.text(), span: readSpan(reader) }
}

function writeSpan({ start, end }: Span, writer: ByteWriter): void {
  writer.number(start)
  writer.signed(end - start)
}

function readSpan(reader: ByteReader): Span {
  const start = reader.number()
  return { start, end: start + reader.signed() }
}
