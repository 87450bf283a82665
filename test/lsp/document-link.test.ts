import assert from "node:assert/strict"
import { test } from "node:test"
import { documentLinks } from "../../server/lsp/features/document-link.ts"
import { openFixture } from "../support/open-fixture.ts"

/** The links of a file are its marked ranges, and lead to `targets`. */
function check(path: string, source: string, targets: readonly string[]): void {
  const { document, marks } = openFixture(source, path)
  const links = documentLinks(document, uri => uri.replace("file:///corpus/", "client:"))
  const wanted = marks.filter(({ uri }) => uri === document.uri).map(({ span }) => document.lines.toRange(span))
  assert.deepEqual(
    links.map(({ range }) => range),
    wanted,
  )
  assert.deepEqual(
    links.map(({ target }) => target),
    targets,
  )
}

test("a sidecar leads to its article and to the addresses of its source", () =>
  check(
    "a.ann.yaml",
    `//- a.txt
Text
//- a.ann.yaml
article: {{one}}
source: {url: {{u:https://news.example/a?b=1}}, evidence: "see {{u:http://x.example/(y)}}, or file:///etc/passwd."}
notes:
  - {at: Text, text: https:// and https://[}
`,
    ["client:a.txt", "https://news.example/a?b=1", "http://x.example/(y)"],
  ))

test("postil.yaml leads to the files that it names, not to groups and not out of the corpus", () =>
  check(
    "postil.yaml",
    `//- postil.yaml
format: 1
registry: [{{people.yaml}}, "r/*.yaml", gone.yaml, ../out.yaml, x.txt]
codebook: {{codes.yaml}}
//- people.yaml
entities: {}
//- r/a.yaml
entities: {}
//- codes.yaml
topics: {}
`,
    ["client:people.yaml", "client:codes.yaml"],
  ))

test("a registry leads to Wikidata and to its sources", () =>
  check(
    "registry.yaml",
    `//- registry.yaml
entities:
  lund: {name: Lund, ids: {wikidata: {{Q42}}}}
  oslo: {name: Oslo, ids: {wikidata: Q4x, other: Q5}}
`,
    ["https://www.wikidata.org/wiki/Q42"],
  ))

test("an article has none of ours", () => check("a.txt", "//- a.txt\nSee https://x.example\n", []))
