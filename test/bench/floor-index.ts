import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { occurrences, readFloorFacts, readFloorRegistry } from "./floor-facts.ts"

/** Columns of a row: file, entity, line, first and last character; the file of a sidecar's own use is counted below 0. */
const width = 5

/** All that is said in a generated corpus, as integers: with nothing beside it this is what an index costs at least. */
export class FloorIndex {
  readonly registry: ReadonlyMap<string, string>
  readonly #folder: string
  readonly #names: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>
  #rows = new Int32Array(1 << 16)
  #length = 0

  constructor(folder: string) {
    this.#folder = join(folder, "articles")
    this.registry = readFloorRegistry(readFileSync(join(folder, "registry.yaml"), "utf8"))
    this.#numbers = new Map([...this.registry.keys()].map((id, number) => [id, number]))
    this.#names = readdirSync(this.#folder).flatMap(name => (name.endsWith(".txt") ? [name.slice(0, -4)] : []))
  }

  /** From all files. */
  read(): void {
    this.#length = 0
    this.#names.forEach((name, file) => {
      const article = readFileSync(join(this.#folder, `${name}.txt`), "utf8")
      const lines = lineStarts(article)
      for (const { entity, surface, line, from } of readFloorFacts(this.#sidecar(name)).uses) {
        const number = this.#numbers.get(entity) ?? -1
        this.#add(-1 - file, number, line, from, from + entity.length)
        if (surface === undefined) continue
        for (const at of occurrences(surface, article)) {
          const row = lineAt(lines, at)
          const start = at - (lines[row] ?? 0)
          this.#add(file, number, row, start, start + surface.length)
        }
      }
    })
  }

  /** Keeps the rows with the size and the time of every file. */
  save(path: string): void {
    const stamps = this.#stamps()
    writeFileSync(path, Buffer.concat([toBytes(stamps), toBytes(this.#rows.subarray(0, this.#length))]))
  }

  /** Answers whether what was kept is of the files as they are. */
  load(path: string): boolean {
    if (!existsSync(path)) return false
    const stamps = this.#stamps()
    const kept = readFileSync(path)
    if (!toBytes(stamps).equals(kept.subarray(0, stamps.byteLength))) return false
    this.#rows = new Int32Array(kept.buffer.slice(kept.byteOffset + stamps.byteLength, kept.byteOffset + kept.length))
    this.#length = this.#rows.length
    return true
  }

  /** The answer to a references request, as JSON: the places in articles, then those in sidecars. */
  references(entity: string): Buffer {
    return Buffer.from(`[${[...this.#places(entity)].map(({ uri, range }) => `{"uri":"${uri}","range":${range}}`)}]`)
  }

  rename(entity: string, newText: string): Buffer {
    const edits = new Map<string, string[]>()
    for (const { uri, range, isSidecar } of this.#places(entity)) {
      if (!isSidecar) continue
      const list = edits.get(uri) ?? []
      if (list.push(`{"range":${range},"newText":"${newText}"}`) === 1) edits.set(uri, list)
    }
    return Buffer.from(`{"changes":{${[...edits].map(([uri, list]) => `"${uri}":[${list}]`)}}}`)
  }

  *#places(entity: string): Generator<{ uri: string; range: string; isSidecar: boolean }> {
    const wanted = this.#numbers.get(entity)
    const folder = pathToFileURL(this.#folder).href
    const rows = this.#rows
    for (let at = 0; at < this.#length; at += width) {
      if (rows[at + 1] !== wanted) continue
      const file = rows[at] ?? 0
      const uri = `${folder}/${this.#names[file < 0 ? -1 - file : file]}${file < 0 ? ".ann.yaml" : ".txt"}`
      const [line, from, to] = [rows[at + 2], rows[at + 3], rows[at + 4]]
      const range = `{"start":{"line":${line},"character":${from}},"end":{"line":${line},"character":${to}}}`
      yield { uri, range, isSidecar: file < 0 }
    }
  }

  #add(...row: [number, number, number, number, number]): void {
    if (this.#length + width > this.#rows.length) {
      const more = new Int32Array(2 * this.#rows.length)
      more.set(this.#rows)
      this.#rows = more
    }
    this.#rows.set(row, this.#length)
    this.#length += width
  }

  #sidecar(name: string): string {
    return readFileSync(join(this.#folder, `${name}.ann.yaml`), "utf8")
  }

  #stamps(): Float64Array {
    const files = this.#names.flatMap(name => [`${name}.txt`, `${name}.ann.yaml`])
    const stamps = new Float64Array(2 * files.length)
    files.forEach((name, index) => {
      const { size, mtimeMs } = statSync(join(this.#folder, name))
      stamps.set([size, mtimeMs], 2 * index)
    })
    return stamps
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function toBytes({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
