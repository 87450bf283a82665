import { basename, resolve } from "node:path"
import type { Corpus } from "../core/corpus/corpus.ts"
import { count } from "../core/text/wording.ts"
import { uriToPath } from "../node/file-uri.ts"
import { type Command, exitCodes, type Given, Refusal, type Terminal } from "./command.ts"
import { exportedRows } from "./export-facts.ts"
import { type WrittenTable, writeTables } from "./export-folder.ts"
import { formatOf, formatOption, json, textOf, wordsOf } from "./given.ts"
import { type OpenCorpora, openCorpora } from "./open-corpora.ts"
import { Places } from "./places.ts"
import { ProgressLine } from "./progress.ts"
import { printable, styler, table } from "./style.ts"

export const exportCommand: Command = {
  name: "export",
  takes: "facts [FOLDER] --out DIR",
  summary: "Write what the annotations say as tables (Parquet), for SQL.",
  details:
    "The files of the last time are replaced. Of several corpora in FOLDER, each has its own folder in DIR.\nThe tables are as confidential as the annotations. docs/sql.md tells what is in them.",
  options: {
    out: { type: "string", value: "DIR", doc: "Where the tables go; it is made where there is none." },
    name: { type: "string", value: "NAME", doc: "What the paths in the tables begin with; by default FOLDER's name." },
    format: formatOption,
  },
  run(given, terminal) {
    const format = formatOf(given)
    const [what, folder] = wordsOf(given, 2)
    if (what === undefined) throw new Refusal("Say what: postil export facts [FOLDER] --out DIR")
    if (what !== "facts") throw new Refusal(`There is no export "${what}"; write postil export facts.`)
    const out = textOf(given, "out")
    if (out === undefined || out === "") throw new Refusal("Say where to: postil export facts [FOLDER] --out DIR")
    const opened = openCorpora(folder, terminal)
    const written = opened.corpora.map(corpus => write(corpus, opened, resolve(terminal.folder, out), given, terminal))
    if (format === "json") terminal.write(json({ corpora: written }))
    else for (const each of written) print(each, terminal)
    return exitCodes.clean
  },
}

interface WrittenCorpus {
  readonly folder: string
  readonly tables: readonly WrittenTable[]
}

function write(corpus: Corpus, { root }: OpenCorpora, out: string, given: Given, terminal: Terminal): WrittenCorpus {
  const places = new Places(root)
  const prefix = textOf(given, "name") || basename(uriToPath(root) ?? "")
  const path = places.path(corpus.root)
  const folder = resolve(out, path)
  const progress = new ProgressLine(terminal)
  const show = (done: number, total: number) => progress.show("Writing", { done, total }, path)
  const rows = exportedRows(corpus, uri => `${prefix}/${places.path(uri)}`, show)
  try {
    return { folder, tables: writeTables(folder, rows) }
  } finally {
    progress.end()
  }
}

function print({ folder, tables }: WrittenCorpus, terminal: Terminal): void {
  const paint = styler(terminal)
  const rows = tables.map(({ name, rows }) => [`${name}.parquet`, count(rows, "row")])
  terminal.write(
    `${paint("bold", printable(folder))}\n${table(rows)
      .map(row => `  ${row}\n`)
      .join("")}`,
  )
  const replaced = tables.reduce((sum, table) => sum + table.replaced, 0)
  if (replaced === 0) return
  terminal.write(
    `${count(replaced, "text")} had half a character, which no table can hold; U+FFFD stands in its place.\n`,
  )
}
