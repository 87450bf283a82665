import assert from "node:assert/strict"
import { test } from "node:test"
import type { Finding, Fix } from "../server/core/rules/rule.ts"
import { applyFix, findingsOf } from "./support/check-rules.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "./support/fixture.ts"
import { readSample } from "./support/sample.ts"
import { LineIndex } from "../server/core/text/line-index.ts"

for (const [folder, files] of readSample("samples/broken")) {
  test(`every fix in samples/broken/${folder} repairs its finding and breaks nothing`, () => {
    const before = findingsOf(loadCorpus(files))
    for (const finding of before) {
      for (const fix of finding.fix?.() ?? []) {
    const { line } = new LineIndex(files.read(finding.uri) ?? "").positionAt(finding.span.start)
        const copy = new MemoryFiles(files)
        const corpus = loadCorpus(copy)
        applyFix(fix, copy)
        corpus.update(fix.changes.map(c => c.uri))
        const after = findingsOf(corpus)
        const fresh = findingsOf(loadCorpus(copy))
        const id = (f: Finding) => `${f.uri} ${f.code} ${f.message}`
        const out: string[] = []
        assert.deepEqual(after.map(id).sort(), fresh.map(id).sort())
        const count = (list: readonly Finding[]) => list.filter(f => id(f) === id(finding)).length
        if (count(after) >= count(before)) out.push(`   STILL THERE`)
        const known = before.map(id)
        for (const f of after) { if (!known.includes(id(f))) out.push(`   NEW ${f.severity} ${id(f)}`) }
        const known2 = after.map(id)
        for (const f of before) { if (!known2.includes(id(f)) && f !== finding) out.push(`   also gone ${f.severity} ${id(f)}`) }
        console.log(`${finding.uri.slice(fixtureRoot.length)}:${line + 1} ${finding.code}: ${fix.title}`)
        for (const {uri, edits} of fix.changes) {
           const a = (files.get(uri) ?? "").split("\n"), b = (copy.get(uri) ?? "").split("\n")
           let i = 0, j = 0; while (i < Math.min(a.length,b.length) && a[i] === b[i]) i++
           while (j < Math.min(a.length,b.length) - i && a[a.length-1-j] === b[b.length-1-j]) j++
           for (const l of a.slice(i, a.length - j)) console.log(`      - ${l}`)
           for (const l of b.slice(i, b.length - j)) console.log(`      + ${l}`)
           void edits
        }
        for (const o of out) console.log(o)
      }
      if (!finding.fix?.().length) console.log(`${finding.uri.slice(fixtureRoot.length)} ${finding.code}: no fix`)
    }
  })
}
export type X = Fix
