import { test } from "node:test"
import { toEnd } from "../../server/core/text/bits.ts"
import { entityItems, incomingCalls, outgoingCalls } from "../../server/lsp/features/call-hierarchy.ts"
import { declarationsOf } from "../../server/lsp/features/declaration.ts"
import { definitionsOf } from "../../server/lsp/features/definition.ts"
import { highlightsAt } from "../../server/lsp/features/document-highlight.ts"
import { hoverFor } from "../../server/lsp/features/hover.ts"
import { implementationsOf } from "../../server/lsp/features/implementation.ts"
import { withDeclaration } from "../../server/lsp/features/references.ts"
import { typesOf } from "../../server/lsp/features/type-definition.ts"
import { goToLocations, toFiles } from "../../server/lsp/goto.ts"
import { loadCorpus, MemoryFiles, parseFixture } from "../support/fixture.ts"
import { documentsOf, openDocument } from "../support/open-fixture.ts"
import { pick, random } from "../support/random.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

const rubbish = [
  "",
  "\n",
  ":",
  "- ",
  "[",
  "'",
  "{a: b",
  "\ufeff",
  "😀",
  "_x",
  "none",
  "\r\n",
  "  ",
  "a/b",
  "__proto__: ",
]
const goTos = [...[definitionsOf, declarationsOf, typesOf, implementationsOf].map(toFiles), withDeclaration]

test("no request throws, wherever it is asked and however broken the files are", () => {
  const next = random("broken files")
  const { files } = parseFixture(talksCorpus)
  for (let round = 0; round < 4; round++) {
    const broken = new MemoryFiles([...files].map(([uri, text]) => [uri, round === 0 ? text : damaged(text, next)]))
    askEverywhere(broken, 1 + next(9))
  }
})

function damaged(text: string, next: (limit: number) => number): string {
  let result = text
  for (let i = next(4); i > 0; i--) {
    const at = next(result.length)
    result = result.slice(0, at) + pick(rubbish, next) + result.slice(at + next(20))
  }
  return result
}

function askEverywhere(files: MemoryFiles, first: number): void {
  const documents = documentsOf(loadCorpus(files), { commandLinks: true })
  for (const corpus of documents.corpora()) {
    for (const uri of files.keys()) {
      const document = openDocument(uri, corpus)
      for (let offset = first; offset <= document.lines.text.length; offset += 11) {
        const params = {
          textDocument: { uri },
          position: document.lines.toRange({ start: offset, end: offset }).start,
        }
        hoverFor(params, documents)
        for (const goTo of goTos) goToLocations(params, documents, goTo)
        highlightsAt({ ...document, offset })
        for (const item of entityItems({ ...document, offset }, documents)) {
          toEnd(incomingCalls(item, documents))
          toEnd(outgoingCalls(item, documents))
        }
      }
    }
  }
}
