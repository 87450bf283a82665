import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { test } from "node:test"

interface Layer {
  /** Folders and files of ours besides its own; `text` is `server/core/text`, `*` the whole core. */
  readonly own: readonly string[]
  readonly packages: readonly string[]
}

/** Who may import whom, by folder or file. The longest that fits a file counts. */
const layers: Readonly<Record<string, Layer>> = {
  "server/core/text": { own: [], packages: [] },
  "server/core/model": { own: ["text"], packages: [] },
  "server/core/dates": { own: ["text"], packages: ["edtf"] },
  "server/core/globs": { own: ["text"], packages: ["picomatch"] },
  "server/core/similar": { own: ["text"], packages: ["fastest-levenshtein", "@noble/hashes/sha2.js"] },
  "server/core/yaml": { own: ["model", "text", "similar"], packages: ["yaml"] },
  "server/core/merge": { own: ["yaml", "model", "text"], packages: [] },
  "server/core/anchor": { own: ["model", "text"], packages: ["approx-string-match"] },
  "server/core/corpus": { own: ["anchor", "yaml", "model", "text", "dates", "globs", "similar"], packages: [] },
  "server/core/language": { own: ["corpus", "anchor", "model", "text", "dates"], packages: [] },
  "server/core/acts": {
    own: ["language", "corpus", "anchor", "yaml", "model", "text", "dates", "globs", "similar"],
    packages: [],
  },
  // Of YAML they know how to write it, not how it is read.
  "server/core/rules": {
    own: [
      ...["acts", "language", "corpus", "anchor", "model", "text", "dates", "globs", "similar"],
      ...["schema-sidecar", "schema-registry", "schema-codebook"].map(name => `server/core/yaml/${name}.ts`),
      ...["write", "edit-entry", "layout", "id", "field-change", "set-field"].map(
        name => `server/core/yaml/${name}.ts`,
      ),
    ],
    packages: [],
  },
  "server/core/verdicts": { own: ["rules", "corpus", "model", "text", "similar"], packages: [] },
  "server/core/formats": { own: ["anchor", "model", "text"], packages: ["hyparquet-writer"] },
  "server/node": { own: ["text", "model", "yaml", "anchor", "corpus"], packages: ["node:"] },
  "server/lsp": {
    own: ["*", "server/node"],
    packages: ["vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "server/lsp/protocol.ts": { own: [], packages: ["vscode-languageserver-types"] },
  "server/core/acts/act-params.ts": { own: ["model"], packages: [] },
  "server/lsp/acts-protocol.ts": {
    own: ["server/core/acts/act-params.ts"],
    packages: ["vscode-languageserver-types"],
  },
  "server/cli": { own: ["*", "server/node"], packages: ["node:"] },
  client: {
    own: ["server/lsp/protocol.ts", "server/lsp/acts-protocol.ts"],
    packages: ["vscode", "vscode-languageclient", "node:crypto"],
  },
}

const files = [...sources("server"), ...sources("client")]

for (const layer of Object.keys(layers)) {
  test(`${layer} imports only what it may`, () => {
    const own = files.filter(file => layerOf(file) === layer)
    assert.ok(own.length > 0, `there is no file in ${layer}`)
    const wrong = own.flatMap(file =>
      importsOf(readFileSync(file, "utf8"))
        .filter(imported => !isAllowed(imported, file, layer))
        .map(imported => `${file} imports ${imported}`),
    )
    assert.deepEqual(wrong, [])
  })
}

test("every file is in a layer", () => {
  assert.deepEqual(
    files.filter(file => layerOf(file) === undefined),
    [],
  )
})

test("no kind of import is overlooked", () => {
  const text = `import a from "a"
import type {
  B,
} from "b"
import "c"
export { d } from "d"
export * from 'e'
const f = await import("f")
type G = import("g").G
import h = require("h")
const i = require( \`i\`)
`
  assert.deepEqual([...importsOf(text)].sort(), ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
})

function layerOf(file: string): string | undefined {
  return Object.keys(layers)
    .filter(folder => file === folder || file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0]
}

function isAllowed(imported: string, file: string, layer: string): boolean {
  const { own, packages } = layers[layer] ?? { own: [], packages: [] }
  if (!imported.startsWith(".")) {
    return packages.some(name => imported === name || imported.startsWith(name.endsWith(":") ? name : `${name}/`))
  }
  const target = posix.join(posix.dirname(file), imported)
  const inside = layer.endsWith(".ts") ? [] : [layer]
  const folders = own.map(name => (name === "*" ? "server/core" : name.includes("/") ? name : `server/core/${name}`))
  return [...inside, ...folders].some(folder => target === folder || target.startsWith(`${folder}/`))
}

function importsOf(text: string): readonly string[] {
  const declared = /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']/gm
  const called = /\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g
  return [...text.matchAll(declared), ...text.matchAll(called)].map(match => match[1] ?? match[2] ?? "")
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map(name => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter(name => name.endsWith(".ts") && !name.endsWith(".d.ts"))
}
