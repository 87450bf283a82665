import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Place, Places } from "../../server/core/corpus/place.ts"
import { slice } from "../../server/core/text/span.ts"
import type { Document } from "../../server/lsp/feature.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "./fixture.ts"
import { openDocument } from "./open-fixture.ts"

/** A file of a fixture, and in it the offset that `$0` marks in some of its words: `May$0or Adler said`. */
export function openAt(source: string, path: string, words: string): Document & { readonly offset: number } {
  const corpus = loadCorpus(parseFixture(source).files)
  const document = openDocument(fixtureRoot + path, corpus)
  const at = document.lines.text.indexOf(words.replace("$0", ""))
  if (at < 0 || !words.includes("$0")) throw new Error(`no cursor at ${JSON.stringify(words)} in ${path}`)
  return { ...document, offset: at + words.indexOf("$0") }
}

/** The texts of places, in their order. */
export function placeTexts(all: Iterable<Places>, corpus: Corpus): readonly string[] {
  return [...all].flatMap(({ uri, spans }) => spans.map(span => placeText({ uri, span }, corpus)))
}

/** `a/one.txt:3 Mayor Adler`: path, one-based line, and what is written there. */
export function placeText({ uri, span }: Place, corpus: Corpus): string {
  const { lines } = openDocument(uri, corpus)
  const text = slice(lines.text, span).replace(/\s+/g, " ")
  return `${uri.slice(fixtureRoot.length)}:${lines.toRange(span).start.line + 1} ${text}`.trim()
}
