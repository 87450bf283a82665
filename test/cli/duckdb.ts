import type { DuckDBConnection } from "@duckdb/node-api"

export type Answer = Readonly<Record<string, unknown>>

/** An empty database in memory that finds files below a folder; a sentence where this machine has no DuckDB. */
export async function openDatabase(folder: string): Promise<Database | string> {
  const library = await import("@duckdb/node-api").catch((error: unknown) => {
    return `DuckDB cannot be loaded: ${error instanceof Error ? error.message.split("\n")[0] : error}`
  })
  if (typeof library === "string") return library
  const instance = await library.DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false" })
  const connection = await instance.connect()
  await connection.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`)
  return new Database(connection)
}

export class Database {
  readonly #connection: DuckDBConnection

  constructor(connection: DuckDBConnection) {
    this.#connection = connection
  }

  /** What the last statement answers. */
  async ask(sql: string): Promise<readonly Answer[]> {
    const reader = await this.#connection.runAndReadAll(sql)
    return reader.getRowObjectsJson()
  }

  close(): void {
    this.#connection.closeSync()
  }
}
