import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { type Columns, ParquetTable } from "../core/formats/parquet.ts"
import { makeFolder } from "../node/make-folder.ts"
import { reasonFor } from "../node/write-file.ts"
import { Refusal } from "./command.ts"
import { factTables, type TableName, type TableRow } from "./export-tables.ts"

/** What was written into a file. */
export interface WrittenTable {
  readonly name: TableName
  readonly rows: number
  /** Texts in which half a surrogate pair was replaced. */
  readonly replaced: number
}

const tableNames = Object.keys(factTables).filter((name): name is TableName => Object.hasOwn(factTables, name))

/**
 * Writes rows into the Parquet files of a folder, one for each table. All of them are written under other names first,
 * so that files of the last time stay whole until the new ones are.
 */
export function writeTables(folder: string, rows: Iterable<TableRow>): readonly WrittenTable[] {
  doOrRefuse(folder, () => makeFolder(folder))
  const files = new Map<TableName, TableFile>()
  try {
    for (const name of tableNames) files.set(name, new TableFile(join(folder, `${name}.parquet`), factTables[name]))
    for (const { table, row } of rows) files.get(table)?.table.add(row)
    for (const file of files.values()) file.end()
    for (const file of files.values()) file.publish()
  } finally {
    for (const file of files.values()) file.cleanUp()
  }
  return [...files].map(([name, { table }]) => ({ name, rows: table.rows, replaced: table.replaced }))
}

class TableFile {
  readonly table: ParquetTable<Columns>
  readonly #path: string
  readonly #file: number
  #isOpen = true

  constructor(path: string, columns: Columns) {
    this.#path = path
    this.#file = doOrRefuse(path, () => openSync(this.#unfinished, "w"))
    this.table = new ParquetTable(columns, bytes => this.#put(bytes))
  }

  get #unfinished(): string {
    return `${this.#path}.part`
  }

  end(): void {
    this.table.end()
    this.#close()
  }

  publish(): void {
    doOrRefuse(this.#path, () => renameSync(this.#unfinished, this.#path))
  }

  cleanUp(): void {
    this.#close()
    rmSync(this.#unfinished, { force: true })
  }

  #put(bytes: Uint8Array): void {
    doOrRefuse(this.#path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
    })
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }
}

function doOrRefuse<T>(path: string, act: () => T): T {
  let result: { readonly value: T } | undefined
  const reason = reasonFor(path, () => {
    result = { value: act() }
    return undefined
  })
  if (result === undefined) throw new Refusal(`${reason}.`)
  return result.value
}
