import assert from "node:assert/strict"
import { test } from "node:test"
import type { TextDocumentEdit } from "vscode-languageserver"
import { findingsOf } from "../../server/core/rules/check-file.ts"
import { allowAction } from "../../server/lsp/actions/allowing.ts"
import { applyFix } from "../support/check-rules.ts"
import { loadCorpus } from "../support/fixture.ts"
import { documentsOf, openDocument } from "../support/open-fixture.ts"
import { readSample } from "../support/sample.ts"

const unreadable: ReadonlySet<string> = new Set(["yaml-syntax", "merge-markers", "limit-exceeded", "attribute-unknown"])

for (const [folder, files] of readSample("samples/broken")) {
  test(`every finding of an article in samples/broken/${folder} is gone once it is allowed`, () => {
    const corpus = loadCorpus(files)
    const documents = documentsOf(corpus)
    const left: string[] = []
    let allowed = 0
    for (const uri of corpus.checkable()) {
      const found = findingsOf(uri, corpus.coded(uri), corpus)
      if (found.some(({ code }) => unreadable.has(code))) continue
      for (const finding of found) {
        const action = allowAction(finding, openDocument(uri, corpus), documents)
        const [change] = (action?.edit?.documentChanges ?? []) as readonly TextDocumentEdit[]
        if (change === undefined || !("textDocument" in change)) continue
        const home = change.textDocument.uri
        const before = files.read(home) ?? ""
        const { lines } = openDocument(home, corpus)
        const edits = change.edits.flatMap(edit =>
          "newText" in edit ? [{ span: lines.toSpan(edit.range), newText: edit.newText }] : [],
        )
        applyFix({ title: "", changes: [{ uri: home, edits }] }, files)
        corpus.update([home])
        const same = findingsOf(uri, corpus.coded(uri), corpus).filter(
          ({ code, message }) => code === finding.code && message === finding.message,
        )
        const times = found.filter(({ code, message }) => code === finding.code && message === finding.message)
        if (same.length >= times.length) left.push(`${corpus.pathOf(uri)} ${finding.code} ${finding.message}`)
        files.set(home, before)
        corpus.update([home])
        allowed++
      }
    }
    assert.deepEqual(left, [])
    if (folder === "") assert.ok(allowed > 30, `${allowed}`)
  })
}
