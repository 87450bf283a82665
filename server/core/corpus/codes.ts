import { type Code, type Codebook, type CodeKind, codeKinds } from "../model/codebook.ts"
import type { Dependencies } from "./dependencies.ts"
import { codeKey } from "./keys.ts"

/** A code and the codebook file that defines it; no file where it is built in. */
export interface KnownCode extends Code {
  readonly uri?: string
  /** Under which it is read. */
  readonly key: string
}

/** The codebook of a corpus: what its file says, and the built-in codes where it has no list of a kind. */
export class Codes {
  readonly #written: boolean
  readonly #codes = new Map<CodeKind, ReadonlyMap<string, KnownCode>>()
  readonly #contradictory = new Set<string>()
  readonly #signatures = new Map<string, string>()
  readonly #dependencies: Dependencies

  constructor(
    own: { readonly uri: string; readonly text: string; readonly book: Codebook } | undefined,
    builtIn: Codebook,
    dependencies: Dependencies,
  ) {
    this.#written = own !== undefined
    this.#dependencies = dependencies
    for (const kind of codeKinds) this.#addKind(kind, own, builtIn)
    const builtInStances = own === undefined || !own.book.codes.has("stances")
    const pairs = [...(own?.book.contradictoryStances ?? []), ...(builtInStances ? builtIn.contradictoryStances : [])]
    for (const [a, b] of pairs) this.#contradictory.add(`${a.value} ${b.value}`).add(`${b.value} ${a.value}`)
    this.#signatures.set("contradictory-stances", [...this.#contradictory].join())
    this.#signatures.set("codebook", String(this.#written))
  }

  get signatures(): ReadonlyMap<string, string> {
    return this.#signatures
  }

  /** Whether the corpus has a codebook of its own. */
  get written(): boolean {
    this.#dependencies.read("codebook")
    return this.#written
  }

  get(kind: CodeKind, id: string): KnownCode | undefined {
    const code = this.#codes.get(kind)?.get(id)
    this.#dependencies.read(code?.key ?? codeKey(kind, id))
    return code
  }

  all(kind: CodeKind): Iterable<KnownCode> {
    this.#dependencies.read(`codes:${kind}`)
    return this.#codes.get(kind)?.values() ?? []
  }

  /** Whether the corpus says what codes of this kind there are; without, anything goes. */
  has(kind: CodeKind): boolean {
    this.#dependencies.read(`codes:${kind}`)
    return (this.#codes.get(kind)?.size ?? 0) > 0
  }

  /** The code and what it stands under, from the inside out. A cycle ends where it closes. */
  lineage(kind: CodeKind, id: string): readonly KnownCode[] {
    const result: KnownCode[] = []
    let code = this.get(kind, id)
    while (code !== undefined && !result.includes(code)) {
      result.push(code)
      code = code.parent === undefined ? undefined : this.get(kind, code.parent.value)
    }
    return result
  }

  isUnder(kind: CodeKind, id: string, ancestor: string): boolean {
    return this.lineage(kind, id).some(code => code.id.value === ancestor)
  }

  children(kind: CodeKind, id: string): readonly KnownCode[] {
    return [...this.all(kind)].filter(code => code.parent?.value === id)
  }

  /** Whether entities of a type can speak; inherited from the parent type, false where nothing is said. */
  canSpeak(type: string): boolean {
    return this.lineage("entity-types", type).find(code => code.canSpeak !== undefined)?.canSpeak ?? false
  }

  /** Whether one speaker's two stances on a topic need a declared link. */
  contradict(a: string, b: string): boolean {
    this.#dependencies.read("contradictory-stances")
    return this.#contradictory.has(`${a} ${b}`)
  }

  #addKind(
    kind: CodeKind,
    own: { readonly uri: string; readonly text: string; readonly book: Codebook } | undefined,
    builtIn: Codebook,
  ): void {
    const written = own?.book.codes.get(kind)
    const codes = new Map<string, KnownCode>()
    for (const [id, code] of written ?? builtIn.codes.get(kind) ?? []) {
      const key = codeKey(kind, id)
      codes.set(id, { ...code, key, ...(own !== undefined && written !== undefined && { uri: own.uri }) })
      const said =
        own !== undefined && written !== undefined ? own.text.slice(code.span.start, code.span.end) : "built in"
      this.#signatures.set(key, said)
    }
    this.#codes.set(kind, codes)
    this.#signatures.set(`codes:${kind}`, Array.from(codes.values(), ({ key }) => this.#signatures.get(key)).join())
  }
}
