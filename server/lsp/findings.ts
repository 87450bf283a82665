import type { Diagnostic } from "vscode-languageserver"
import { grown } from "../core/corpus/packed/grown.ts"
import { RecordStore, type Records } from "../core/corpus/packed/record-store.ts"
import { areSameBytes } from "../core/corpus/packed/same-bytes.ts"
import { StringTable, type TextTable } from "../core/corpus/packed/string-table.ts"
import { type Severity, severities } from "../core/model/severity.ts"
import { cap } from "../core/rules/cap.ts"
import { type FindingNames, packFindings, unpackFindings } from "./packed-findings.ts"
import { type ShownFinding, toHomeDiagnostic, toTwinDiagnostic } from "./to-diagnostic.ts"

/** What the last checks of all files found, as it is shown: the findings of each file, and those about it. */
export class Findings {
  readonly #names: FindingNames
  /** By the number of the file's name; only files with findings. */
  readonly #byHome: Records
  /** article -> sidecars with findings about it, by number as well */
  readonly #about = new Map<number, readonly number[]>()
  /** By number: of what a file shows; 0 before it has shown anything. */
  #versions = new Float64Array(64)
  readonly #counts = { error: 0, warning: 0, info: 0, hint: 0 }

  /** `uris` may be a table that others use as well. */
  constructor(uris: TextTable = new StringTable(uri => uri), records: Records = new RecordStore()) {
    this.#byHome = records
    this.#names = { codes: new StringTable(), uris }
  }

  /** Puts the findings of a file in place of its last. Answers the files that show something else now. */
  replace(home: string, findings: readonly ShownFinding[]): readonly string[] {
    const number = this.#names.uris.intern(home)
    const packed = packFindings(findings, this.#names)
    if (areSameBytes(packed, this.#byHome.get(number) ?? none)) return []
    const old = this.of(home)
    const uris = new Set([home, ...twinsOf(old), ...twinsOf(findings)])
    const before = [...uris].map(uri => [uri, JSON.stringify(this.shown(uri))] as const)
    this.#remove(home, old)
    if (findings.length > 0) this.#byHome.put(number, packed)
    else this.#byHome.delete(number)
    this.#add(home, findings)
    const changed = before.filter(([uri, shown]) => JSON.stringify(this.shown(uri)) !== shown).map(([uri]) => uri)
    for (const uri of changed) this.#setVersion(this.#names.uris.intern(uri))
    return changed
  }

  /** What a file shows: its own findings, and those of its sidecars about it. */
  shown(uri: string): readonly Diagnostic[] {
    const own = this.of(uri).map(toHomeDiagnostic)
    const about = this.#homesAbout(uri)
      .toSorted()
      .flatMap(home => this.#twins(home, uri))
    return capped([...own, ...about].sort(compare))
  }

  /** Names what a file shows: as long as it stays, so does that. The same for all that show nothing. */
  resultId(uri: string): string {
    const number = this.#names.uris.numberOf(uri) ?? -1
    const isSomething = this.#byHome.has(number) || this.#about.has(number)
    return isSomething ? `${session}-${this.#versions[number] ?? 0}` : "none"
  }

  /** Every file with something to show. */
  files(): ReadonlySet<string> {
    const numbers = new Set([...this.#byHome.numbers(), ...this.#about.keys()])
    return new Set(Array.from(numbers, number => this.#names.uris.textOf(number)))
  }

  of(home: string): readonly ShownFinding[] {
    const packed = this.#packed(home)
    return packed === undefined ? [] : [...unpackFindings(packed, this.#names)]
  }

  *homes(): Generator<string> {
    for (const number of this.#byHome.numbers()) yield this.#names.uris.textOf(number)
  }

  get counts(): Readonly<Record<Severity, number>> {
    return { ...this.#counts }
  }

  #packed(home: string): Uint8Array | undefined {
    const number = this.#names.uris.numberOf(home)
    return number === undefined ? undefined : this.#byHome.get(number)
  }

  #homesAbout(article: string): readonly string[] {
    const number = this.#names.uris.numberOf(article) ?? -1
    return (this.#about.get(number) ?? []).map(home => this.#names.uris.textOf(home))
  }

  #twins(home: string, article: string): readonly Diagnostic[] {
    return this.of(home).flatMap(finding => (finding.twin?.uri === article ? (toTwinDiagnostic(finding) ?? []) : []))
  }

  #add(home: string, findings: readonly ShownFinding[]): void {
    for (const { severity } of findings) this.#counts[severity]++
    const own = this.#names.uris.intern(home)
    for (const article of this.#twinNumbers(findings)) {
      const before = this.#about.get(article)
      this.#about.set(article, before === undefined ? [own] : [...before, own])
    }
  }

  #remove(home: string, findings: readonly ShownFinding[]): void {
    for (const { severity } of findings) this.#counts[severity]--
    const own = this.#names.uris.intern(home)
    for (const article of this.#twinNumbers(findings)) {
      const left = (this.#about.get(article) ?? []).filter(one => one !== own)
      if (left.length > 0) this.#about.set(article, left)
      else this.#about.delete(article)
    }
  }

  #twinNumbers(findings: readonly ShownFinding[]): readonly number[] {
    return Array.from(twinsOf(findings), uri => this.#names.uris.intern(uri))
  }

  #setVersion(number: number): void {
    if (number >= this.#versions.length) this.#versions = grown(this.#versions, number + 1)
    this.#versions[number] = nextVersion++
  }
}

const none = new Uint8Array(0)

/** Result ids of a server that was restarted are not to be taken for ours. */
const session = Date.now().toString(36)
let nextVersion = 1

function twinsOf(findings: readonly ShownFinding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ twin }) => (twin === undefined ? [] : [twin.uri])))
}

function compare({ range: a }: Diagnostic, { range: b }: Diagnostic): number {
  return a.start.line - b.start.line || a.start.character - b.start.character
}

const info = 3

function capped(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const { shown, closing } = cap(diagnostics, ({ severity = info }) => severities[severity - 1] ?? "hint")
  if (closing === undefined) return shown
  const { at, message } = closing
  return [...shown, { range: at.range, severity: info, code: "limit", source: "postil", message }]
}
