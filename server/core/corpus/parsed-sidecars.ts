import { readSidecar, rereadSidecar, type SidecarReading } from "../yaml/reread-sidecar.ts"
import { LeastRecentlyUsed } from "./lru.ts"

/** As many as somebody edits the articles of at once, layers included. */
const most = 8

interface Kept {
  readonly present: SidecarReading
  /** The last in canonical form. What is half written seldom is, and is a little edit away from what is whole again. */
  readonly canonical: SidecarReading
}

/** Sidecars as they were last read: what has not changed in them need not be read again. */
export class ParsedSidecars {
  readonly #kept: LeastRecentlyUsed<Kept>

  /** `kept`: of files of any kind. */
  constructor(kept = most) {
    this.#kept = new LeastRecentlyUsed(Math.min(kept, most))
  }

  parse(uri: string, text: string): SidecarReading {
    const before = this.#kept.get(uri)
    if (before?.present.text === text) return before.present
    const present = (before && rereadSidecar(before.canonical, text)) ?? readSidecar(text)
    const canonical = present.isCanonical ? present : (before?.canonical ?? present)
    this.#kept.set(uri, { present, canonical })
    return present
  }
}
