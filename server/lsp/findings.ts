import type { Diagnostic } from "vscode-languageserver"
import { type Severity, severities } from "../core/model/severity.ts"
import { cap } from "../core/rules/cap.ts"
import type { ShownFinding } from "./to-diagnostic.ts"

/** What the last checks of all files found, as it is shown: the findings of each file, and those about it. */
export class Findings {
  readonly #byHome = new Map<string, readonly ShownFinding[]>()
  /** article -> sidecars with findings about it */
  readonly #about = new Map<string, Set<string>>()
  readonly #versions = new Map<string, number>()
  readonly #counts = { error: 0, warning: 0, info: 0, hint: 0 }

  /** Puts the findings of a file in place of its last. Answers the files that show something else now. */
  replace(home: string, findings: readonly ShownFinding[]): readonly string[] {
    const old = this.of(home)
    if (old.length === 0 && findings.length === 0) return []
    const uris = new Set([home, ...twinsOf(old), ...twinsOf(findings)])
    const before = [...uris].map(uri => [uri, JSON.stringify(this.shown(uri))] as const)
    this.#remove(home, old)
    this.#add(home, findings)
    const changed = before.filter(([uri, shown]) => JSON.stringify(this.shown(uri)) !== shown).map(([uri]) => uri)
    for (const uri of changed) this.#versions.set(uri, nextVersion++)
    return changed
  }

  /** What a file shows: its own findings, and those of its sidecars about it. */
  shown(uri: string): readonly Diagnostic[] {
    const own = this.of(uri).map(({ home }) => home)
    const about = [...(this.#about.get(uri) ?? [])].sort().flatMap(home => this.#twins(home, uri))
    return capped([...own, ...about].sort(compare))
  }

  /** Names what a file shows: as long as it stays, so does that. The same for all that show nothing. */
  resultId(uri: string): string {
    const nothing = !this.#byHome.has(uri) && !this.#about.has(uri)
    return nothing ? "none" : `${session}-${this.#versions.get(uri) ?? 0}`
  }

  /** Every file with something to show. */
  files(): ReadonlySet<string> {
    return new Set([...this.#byHome.keys(), ...this.#about.keys()])
  }

  of(home: string): readonly ShownFinding[] {
    return this.#byHome.get(home) ?? []
  }

  homes(): Iterable<string> {
    return this.#byHome.keys()
  }

  get counts(): Readonly<Record<Severity, number>> {
    return { ...this.#counts }
  }

  #twins(home: string, article: string): readonly Diagnostic[] {
    return this.of(home).flatMap(({ twin }) => (twin?.uri === article ? [twin.diagnostic] : []))
  }

  #add(home: string, findings: readonly ShownFinding[]): void {
    if (findings.length > 0) this.#byHome.set(home, findings)
    for (const { severity } of findings) this.#counts[severity]++
    for (const article of twinsOf(findings)) {
      const homes = this.#about.get(article)
      if (homes === undefined) this.#about.set(article, new Set([home]))
      else homes.add(home)
    }
  }

  #remove(home: string, findings: readonly ShownFinding[]): void {
    this.#byHome.delete(home)
    for (const { severity } of findings) this.#counts[severity]--
    for (const article of twinsOf(findings)) {
      const homes = this.#about.get(article)
      homes?.delete(home)
      if (homes?.size === 0) this.#about.delete(article)
    }
  }
}

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
