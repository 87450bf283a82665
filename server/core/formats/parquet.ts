import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer"

/** The columns of a table and what they hold, in their order. Every cell may be empty. */
export type Columns = Readonly<Record<string, keyof CellTypes>>

export interface CellTypes {
  readonly text: string
  /** Of 32 bits. */
  readonly integer: number
  /** A day, counted from 1970-01-01. */
  readonly date: number
  readonly boolean: boolean
}

export type Row<C extends Columns> = { readonly [Name in keyof C]: CellTypes[C[Name]] | undefined }

type Cell = CellTypes[keyof CellTypes] | undefined

/** Rows are collected so many at a time and then written: no more is ever held in memory. */
const rowsPerGroup = 20_000

/**
 * Writes one table as an Apache Parquet file: row groups packed with Snappy, columns named as they are. Half a surrogate
 * pair, which UTF-8 cannot write, becomes U+FFFD, and is counted.
 */
export class ParquetTable<C extends Columns> {
  readonly #columns: readonly (readonly [name: string, cells: Cell[]])[]
  readonly #writer: ParquetWriter
  readonly #groupSize: number
  #pending = 0
  #rows = 0
  #replaced = 0

  /** `put` takes the bytes of the file in their order, each time only until it returns. */
  constructor(columns: C, put: (bytes: Uint8Array) => void, groupSize = rowsPerGroup) {
    this.#columns = Object.keys(columns).map(name => [name, []])
    this.#writer = new ParquetWriter({
      writer: new PassedOn(put),
      schema: schemaOf(columns),
      createdBy: "postil",
    })
    this.#groupSize = groupSize
  }

  get rows(): number {
    return this.#rows
  }

  /** Texts that lost half a surrogate pair. */
  get replaced(): number {
    return this.#replaced
  }

  add(row: Row<C>): void {
    for (const [name, cells] of this.#columns) {
      const cell = row[name]
      cells.push(typeof cell === "string" ? this.#wellFormed(cell) : cell)
    }
    this.#rows++
    if (++this.#pending === this.#groupSize) this.#writeGroup()
  }

  /** Writes what is left and the foot of the file; nothing can be added behind it. */
  end(): void {
    if (this.#pending > 0) this.#writeGroup()
    this.#writer.finish()
  }

  #writeGroup(): void {
    this.#writer.write({
      columnData: this.#columns.map(([name, data]) => ({ name, data, offsetIndex: false })),
      rowGroupSize: this.#groupSize,
    })
    for (const [, cells] of this.#columns) cells.length = 0
    this.#pending = 0
  }

  #wellFormed(text: string): string {
    if (!/[\ud800-\udfff]/.test(text)) return text
    const whole = text.replace(/\p{Surrogate}/gu, "\ufffd")
    if (whole !== text) this.#replaced++
    return whole
  }
}

/** Hands on what has been written after each row group and keeps the buffer for the next. */
class PassedOn extends ByteWriter {
  readonly #put: (bytes: Uint8Array) => void

  constructor(put: (bytes: Uint8Array) => void) {
    super()
    this.#put = put
  }

  flush(): void {
    this.#put(this.getBytes())
    this.index = 0
  }

  override finish(): void {
    this.flush()
  }
}

const elements: Readonly<Record<keyof CellTypes, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  integer: { type: "INT32" },
  date: { type: "INT32", converted_type: "DATE" },
  boolean: { type: "BOOLEAN" },
}

function schemaOf(columns: Columns): SchemaElement[] {
  const leaves = Object.entries(columns).map(
    ([name, type]): SchemaElement => ({ name, repetition_type: "OPTIONAL", ...elements[type] }),
  )
  return [{ name: "root", num_children: leaves.length }, ...leaves]
}
