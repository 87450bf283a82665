import assert from "node:assert/strict"
import { test } from "node:test"
import { parquetMetadata, parquetReadObjects } from "hyparquet"
import { type Columns, ParquetTable, type Row } from "../../../server/core/formats/parquet.ts"
import { pick, random } from "../../support/random.ts"

const columns = { name: "text", size: "integer", day: "date", isOpen: "boolean" } as const

interface Written {
  readonly file: ArrayBuffer
  /** After which row how many bytes were there. */
  readonly steps: readonly number[]
  readonly replaced: number
}

function write<C extends Columns>(columns: C, rows: readonly Row<C>[], groupSize?: number): Written {
  const chunks: Uint8Array[] = []
  const table = new ParquetTable(columns, bytes => void chunks.push(bytes.slice()), groupSize)
  const steps = rows.map(row => {
    table.add(row)
    return chunks.length
  })
  table.end()
  assert.equal(table.rows, rows.length)
  return { file: new Uint8Array(Buffer.concat(chunks)).buffer, steps, replaced: table.replaced }
}

async function check(rows: readonly Row<typeof columns>[], groupSize?: number): Promise<void> {
  const read = await parquetReadObjects({ file: write(columns, rows, groupSize).file })
  const days = read.map(({ day, ...others }) => ({
    ...others,
    day: day instanceof Date ? day.getTime() / 86_400_000 : day,
  }))
  assert.deepEqual(
    days,
    rows.map(row => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? null]))),
  )
}

const empty = { name: undefined, size: undefined, day: undefined, isOpen: undefined }

test("what is written reads back equal", () =>
  check([
    { name: "a \"b\" 'c'\n\r\n\t\\", size: 0, day: 0, isOpen: true },
    { name: "Ж 漢 😀 e\u0301 \u0000 \u202e", size: -2147483648, day: -719162, isOpen: false },
    { name: "", size: 2147483647, day: 2932896, isOpen: true },
    { ...empty, name: "only a name" },
  ]))

test("a table without rows, a column without values", async () => {
  await check([])
  assert.deepEqual(await parquetReadObjects({ file: write(columns, [empty]).file }), [
    { name: null, size: null, day: null, isOpen: null },
  ])
})

test("half a surrogate pair is replaced and counted, a whole one is not", async () => {
  const texts = ["\ud83d", "a\ude00b", "\ude00\ud83d", "😀", "\ud83d😀"]
  const { file, replaced } = write(
    { text: "text" },
    texts.map(text => ({ text })),
  )
  const read = await parquetReadObjects({ file })
  assert.deepEqual(
    read.map(({ text }) => text),
    ["\ufffd", "a\ufffdb", "\ufffd\ufffd", "😀", "\ufffd😀"],
  )
  assert.equal(replaced, 4)
})

test("rows leave memory group by group", () => {
  const rows = Array.from({ length: 250 }, (_, size) => ({ ...empty, size }))
  const { file, steps } = write(columns, rows, 100)
  assert.deepEqual([steps[98], steps[99], steps[198], steps[199], steps[249]], [0, 1, 1, 2, 2])
  assert.deepEqual(
    parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows)),
    [100, 100, 50],
  )
})

test("random rows read back equal", async () => {
  const next = random("parquet")
  const texts = ["", "a", "long ".repeat(500), "😀", "\n", "ä", "same", "same"]
  for (let round = 0; round < 20; round++) {
    const rows = Array.from({ length: next(300) + 1 }, () => ({
      name: `${pick(texts, next)}${next(3) === 0 ? next(1000) : ""}`,
      size: next(1_000_000) - 500_000,
      day: next(80_000) - 40_000,
      isOpen: next(2) === 0,
    }))
    await check(rows, 1 + next(120))
  }
})
