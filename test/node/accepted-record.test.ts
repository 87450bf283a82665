import assert from "node:assert/strict"
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { AcceptedRecord } from "../../server/node/accepted-record.ts"
import { hashOf } from "../../server/node/text-store.ts"
import { random } from "../support/random.ts"

const line = (path: string, hash: string) => `${hash} ${JSON.stringify(path)}\n`

test("of a long record each file is answered what its last line says, in whatever order they are asked about", () => {
  const next = random("accepted record")
  const folder = mkdtempSync(join(tmpdir(), "postil-record-"))
  try {
    const file = join(folder, "record")
    const names = ["a", 'an "a"', "ä/ü", "a\\b", "line\u2028end"]
    const paths = Array.from({ length: 4000 }, (_, i) => `${names[i % names.length]}${i}.ann.yaml`)
    const said = new Map<string, string>()
    const lines = Array.from({ length: 12_000 }, (_, i) => {
      const path = paths[next(3000)] ?? ""
      const hash = hashOf(`text ${i}`)
      // A line that is damaged counts for nothing, though it names a file.
      if (next(50) === 0) return line(path, hash.slice(1)) + line(path, `x${hash}`) + line(path, `${hash} `)
      said.set(path, hash)
      return `\n${line(path, hash)}`
    })
    writeFileSync(file, lines.join(""))
    const record = new AcceptedRecord(file)
    for (let asked = 0; asked < 200; asked++) {
      const path = paths[next(paths.length)] ?? ""
      assert.equal(record.get(path), said.get(path), path)
      if (asked % 20 !== 0) continue
      said.set(path, hashOf(`later ${asked}`))
      appendFileSync(file, line(path, hashOf(`later ${asked}`)))
      assert.equal(record.get(path), said.get(path), path)
    }
    assert.deepEqual(new Set(record.hashes()), new Set(said.values()))
    const bits = [...new AcceptedRecord(file).takingIn()]
    assert.ok(bits.length > 2, `${bits.length}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
