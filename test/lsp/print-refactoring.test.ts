import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { isRefusal } from "../../server/core/acts/act.ts"
import { renamingAt } from "../../server/core/acts/rename-at.ts"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { toEnd } from "../../server/core/text/bits.ts"
import type { ClientTraits } from "../../server/lsp/feature.ts"
import { printJson } from "../../server/lsp/json-text.ts"
import { printRefactoring, toRefactoring } from "../../server/lsp/print-refactoring.ts"
import { toWorkspaceEdit } from "../../server/lsp/to-workspace-edit.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { generateCorpus } from "../bench/generate-corpus.ts"
import { documentsOf } from "../support/open-fixture.ts"
import { pick, random, times } from "../support/random.ts"

const plain = { changeAnnotations: false }
const clients: readonly Partial<ClientTraits>[] = [plain, { ...plain, documentChanges: false }, { renameFiles: false }]

function inGenerated(run: (corpus: Corpus) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "postil-printed-"))
  try {
    generateCorpus(folder, 20, random("printed"))
    const root = `${pathToUri(folder)}/`
    const corpus = new Corpus(root, new DiskFiles(root))
    for (const _ of corpus.load());
    run(corpus)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function printed(change: Parameters<typeof printRefactoring>[0], corpus: Corpus, client: Partial<ClientTraits>) {
  const text = toEnd(printRefactoring(change, corpus, documentsOf(corpus, client)))
  return text && Buffer.concat(printJson(text)).toString()
}

test("renaming anything is printed as the object would be, and sorted by kind of file where a client wants that", () =>
  inGenerated(corpus => {
    const next = random("renamed")
    const uris = [...corpus.checkable()]
    let compared = 0
    for (let round = 0; round < times(300); round++) {
      const uri = pick(uris, next)
      const at = next(corpus.textOf(uri)?.length ?? 0)
      const renaming = renamingAt(uri, at, corpus)
      if (isRefusal(renaming)) continue
      const change = toEnd(renaming.run(renaming.name.startsWith("_") ? "_new" : pick(["new", "neu-é", "yes"], next)))
      if (isRefusal(change)) continue
      compared++
      for (const client of clients) {
        const object = toWorkspaceEdit(change, corpus, documentsOf(corpus, client))
        const text = printed(change, corpus, { ...client, changeAnnotations: false })
        assert.equal(text, object && JSON.stringify(object), `${uri} ${at}`)
      }
      const sorted = toEnd(toRefactoring(change, corpus, documentsOf(corpus)))
      const used = JSON.stringify(sorted?.documentChanges).match(/(?<="annotationId":")[a-z]+/g)
      assert.deepEqual(Object.keys(sorted?.changeAnnotations ?? {}).sort(), [...new Set(used)].sort())
      const bare = printed(change, corpus, {})?.replace(/,"annotationId":"[a-z]+"/g, "")
      assert.equal(bare?.replace(/,"changeAnnotations":\{.*\}\}$/, "}"), printed(change, corpus, plain))
    }
    assert.ok(compared > 50, `only ${compared} compared`)
  }))

test("a file that is made is printed as one", () =>
  inGenerated(corpus => {
    const change = {
      changes: [{ uri: corpus.uriOf("made.yaml"), edits: [{ span: { start: 0, end: 0 }, newText: '"\n' }] }],
    }
    const object = toWorkspaceEdit(change, corpus, documentsOf(corpus, plain))
    assert.deepEqual(toEnd(toRefactoring(change, corpus, documentsOf(corpus, plain))), object)
    assert.equal(printed(change, corpus, { createFiles: false }), undefined)
  }))
