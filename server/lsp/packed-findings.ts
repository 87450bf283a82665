import type { Location } from "vscode-languageserver"
import { ByteReader } from "../core/corpus/packed/byte-reader.ts"
import { ByteWriter } from "../core/corpus/packed/byte-writer.ts"
import type { TextTable } from "../core/corpus/packed/string-table.ts"
import { type Severity, severities } from "../core/model/severity.ts"
import type { ShownFinding } from "./to-diagnostic.ts"

/** What findings name by numbers: all files share them. */
export interface FindingNames {
  readonly codes: TextTable
  readonly uris: TextTable
}

/** The findings of a file in few bytes. */
export function packFindings(findings: readonly ShownFinding[], names: FindingNames): Uint8Array {
  const writer = new ByteWriter(128 * findings.length)
  for (const finding of findings) writeFinding(finding, names, writer)
  return writer.view()
}

export function* unpackFindings(bytes: Uint8Array, names: FindingNames): Generator<ShownFinding> {
  const reader = new ByteReader(bytes)
  while (reader.at < bytes.length) yield readFinding(names, reader)
}

function writeFinding(finding: ShownFinding, names: FindingNames, writer: ByteWriter): void {
  const { code, severity, message, home, twin, related } = finding
  writer.number(names.codes.intern(code))
  writer.number(severities.indexOf(severity))
  writer.text(message)
  writeLocation(home, names, writer)
  writer.number(2 * related.length + Number(twin !== undefined))
  if (twin !== undefined) {
    writer.number(names.uris.intern(twin.uri))
    writeLocation(twin.location, names, writer)
  }
  for (const { location, message } of related) {
    writeLocation(location, names, writer)
    writer.text(message)
  }
}

function readFinding(names: FindingNames, reader: ByteReader): ShownFinding {
  const code = names.codes.textOf(reader.number())
  const severity: Severity = severities[reader.number()] ?? "error"
  const message = reader.text()
  const home = readLocation(names, reader)
  const places = reader.number()
  const twin =
    places % 2 === 1 ? { uri: names.uris.textOf(reader.number()), location: readLocation(names, reader) } : undefined
  const related = Array.from({ length: Math.floor(places / 2) }, () => {
    return { location: readLocation(names, reader), message: reader.text() }
  })
  return { code, severity, message, home, ...(twin && { twin }), related }
}

function writeLocation({ uri, range: { start, end } }: Location, names: FindingNames, writer: ByteWriter): void {
  writer.number(names.uris.intern(uri))
  writer.number(start.line)
  writer.number(start.character)
  writer.signed(end.line - start.line)
  writer.number(end.character)
}

function readLocation(names: FindingNames, reader: ByteReader): Location {
  const uri = names.uris.textOf(reader.number())
  const start = { line: reader.number(), character: reader.number() }
  const end = { line: start.line + reader.signed(), character: reader.number() }
  return { uri, range: { start, end } }
}
