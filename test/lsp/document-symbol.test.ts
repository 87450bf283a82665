import assert from "node:assert/strict"
import { test } from "node:test"
import type { DocumentSymbol, Range } from "vscode-languageserver"
import { documentSymbols, flatSymbols } from "../../server/lsp/features/document-symbol.ts"
import { openFixture } from "../support/open-fixture.ts"
import { smallCorpus } from "../support/small-corpus.ts"

/** The outline of a file, one line per symbol: indentation, name, detail. */
function check(path: string, expected: string, source = smallCorpus): void {
  const symbols = documentSymbols(openFixture(source, path).document)
  symbols.forEach(checkRanges)
  assert.equal(`\n${symbols.flatMap(symbol => print(symbol, "")).join("\n")}\n`, expected)
}

function print({ name, detail, children = [] }: DocumentSymbol, indent: string): string[] {
  const line = `${indent}${name}${detail === undefined ? "" : ` — ${detail}`}`
  return [line, ...children.flatMap(child => print(child, `${indent}  `))]
}

function checkRanges({ name, range, selectionRange, children = [] }: DocumentSymbol): void {
  assert.ok(holds(range, selectionRange), `the range of ${name} holds its selection`)
  for (const child of children) {
    assert.ok(holds(range, child.range), `the range of ${name} holds that of ${child.name}`)
    checkRanges(child)
  }
}

function holds(outer: Range, inner: Range): boolean {
  const order = (a: Range["start"], b: Range["start"]) => a.line - b.line || a.character - b.character
  return order(outer.start, inner.start) <= 0 && order(inner.end, outer.end) <= 0
}

test("an article shows its claims with the mentions inside them, the rest in text order", () =>
  check(
    "a/one.txt",
    `
Port Lund — Lund
Mayor Adler — Anna Adler
will-be-built — Anna Adler · supports · The new bridge
needed — Anna Adler · supports · The new bridge
undecided — City Council · neutral · The new bridge
  The City Council of Port Lund — City Council
  Port Lund — Port Lund
Ben Moss — Ben Moss
`,
  ))

test("a sidecar shows its sections and what they hold", () =>
  check(
    "a/two.ann.yaml",
    `
source — {published: 2021}
mentions — 1
  Adler — Anna Adler
claims — 1
  can-wait — Anna Adler · opposes · The new bridge
`,
  ))

test("a registry shows names and types, a codebook labels and parents", () => {
  check(
    "registry.yaml",
    `
entities — 4
  adler — Anna Adler · person
  lund — Lund · country
  port-lund — Port Lund · place
  council — City Council · organization
merged — 1
  old-lund — → lund
`,
  )
  check(
    "codebook.yaml",
    `
topics — 3
  works — Public works
  bridge — under works · The new bridge
  tunnel — The tunnel should be built.
tags — 1
  genre-news — A report
`,
  )
})

test("postil.yaml shows its keys", () => {
  const source = "//- postil.yaml\nformat: 1\nrules:\n  entity-unknown: warning\n"
  check("postil.yaml", "\nformat — 1\nrules\n  entity-unknown — warning\n", source)
})

test("a claim inside a claim is its child, and claims with the same words stand side by side", () =>
  check(
    "a.txt",
    `
outer
  inner
  inner-too
`,
    `//- a.txt
Adler said that Moss had said no to it.
//- a.ann.yaml
claims:
  outer: {quote: Adler said that Moss had said no to it}
  inner: {quote: Moss had said no}
  inner-too: {quote: Moss had said no}
`,
  ))

test("an article without a sidecar, and half-typed files, give what there is", () => {
  const source = '//- a.txt\nHello\n//- b.txt\nHi Bo\n//- b.ann.yaml\nmentions:\n  Bo: bo\n  "x\nclaims:\n  : \n  y:\n'
  check("a.txt", "\n\n", source)
  documentSymbols(openFixture(source, "b.ann.yaml").document).forEach(checkRanges)
})

test("without levels every symbol names what it stands in", () => {
  const { document } = openFixture(smallCorpus, "a/two.ann.yaml")
  const flat = flatSymbols(document, "client:uri")
  assert.deepEqual(flat.map(({ name, containerName }) => `${containerName ?? ""}/${name}`).slice(0, 4), [
    "/source",
    "/mentions",
    "mentions/Adler",
    "/claims",
  ])
  assert.ok(flat.every(({ location }) => location.uri === "client:uri"))
})
