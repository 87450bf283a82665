import type { Dependencies } from "./dependencies.ts"
import type { SidecarFacts } from "./facts.ts"

/** A part of a sidecar's facts, and the whole of them. */
export interface Indexed<Part> {
  readonly facts: SidecarFacts
  readonly part: Part
}

/** Parts of the facts of all sidecars by key, kept as sidecars come and go. */
export class FactsByKey<Part> {
  readonly #parts = new Map<string, Indexed<Part>[]>()
  readonly #partsOf: (facts: SidecarFacts) => Iterable<readonly [key: string, part: Part]>
  readonly #dependencies: Dependencies

  constructor(partsOf: (facts: SidecarFacts) => Iterable<readonly [string, Part]>, dependencies: Dependencies) {
    this.#partsOf = partsOf
    this.#dependencies = dependencies
  }

  /** By URI. */
  get(key: string): readonly Indexed<Part>[] {
    this.#dependencies.read(key)
    return (this.#parts.get(key) ?? []).toSorted((a, b) => (a.facts.uri < b.facts.uri ? -1 : 1))
  }

  /** Notes in `signatures` what the keys lead to. */
  add(facts: SidecarFacts, signatures: Map<string, string>): void {
    for (const [key, part] of this.#partsOf(facts)) {
      const others = this.#parts.get(key)
      if (others === undefined) this.#parts.set(key, [{ facts, part }])
      else others.push({ facts, part })
      sign(key, part, signatures)
    }
  }

  remove(facts: SidecarFacts, signatures: Map<string, string>): void {
    for (const [key, part] of this.#partsOf(facts)) {
      const kept = (this.#parts.get(key) ?? []).filter(other => other.facts !== facts)
      if (kept.length === 0) this.#parts.delete(key)
      else this.#parts.set(key, kept)
      sign(key, part, signatures)
    }
  }
}

/** Places are left out: they move with every keystroke above them. */
function sign(key: string, part: unknown, signatures: Map<string, string>): void {
  const said = JSON.stringify(part, (name, value: unknown) => (name === "span" ? undefined : value))
  signatures.set(key, `${signatures.get(key) ?? ""}${said}\n`)
}
