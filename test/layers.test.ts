import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { test } from "node:test"

/** Who may import whom: folder -> folders of ours, packages. The longest folder that fits a file counts. */
const layers: Readonly<Record<string, { readonly own: readonly string[]; readonly packages: readonly string[] }>> = {
  "server/core/text": { own: [], packages: [] },
  "server/core/model": { own: ["text"], packages: [] },
  "server/core/dates": { own: ["text"], packages: ["edtf"] },
  "server/core/globs": { own: ["text"], packages: ["picomatch"] },
  "server/core/similar": { own: ["text"], packages: ["fastest-levenshtein", "@noble/hashes/sha2.js"] },
  "server/core/yaml": { own: ["model", "text", "similar"], packages: ["yaml"] },
  "server/core/anchor": { own: ["model", "text"], packages: ["approx-string-match"] },
  "server/core/corpus": { own: ["anchor", "yaml", "model", "text", "dates", "globs", "similar"], packages: [] },
  "server/core/rules": {
    own: ["corpus", "anchor", "yaml", "model", "text", "dates", "globs", "similar"],
    packages: [],
  },
  "server/node": { own: ["text", "model", "yaml", "anchor", "corpus"], packages: ["node:"] },
  "server/lsp": {
    own: ["*", "server/node"],
    packages: ["node:", "vscode-languageserver", "vscode-languageserver-textdocument"],
  },
  "server/lsp/protocol.ts": { own: [], packages: ["vscode-languageserver-types"] },
  "server/cli": { own: ["*", "server/node"], packages: ["node:"] },
  client: { own: ["server/lsp/protocol.ts"], packages: ["vscode", "vscode-languageclient", "node:"] },
}

for (const file of sources("server").concat(sources("client"))) {
  test(`${file} imports only what its layer may`, () => {
    const layer = Object.keys(layers)
      .filter(folder => file === folder || file.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length)[0]
    assert.ok(layer, `${file} is in no layer`)
    for (const imported of importsOf(file)) assert.ok(isAllowed(imported, file, layer), `${file} imports ${imported}`)
  })
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

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8")
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^"';]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    ),
  ].map(match => match[1] ?? match[2] ?? match[3] ?? "")
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map(name => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter(name => name.endsWith(".ts") && !name.endsWith(".d.ts"))
}
