import assert from "node:assert/strict"
import { test } from "node:test"
import { FileLayout } from "../../server/core/corpus/file-layout.ts"
import { parseConfig } from "../../server/core/yaml/parse-config.ts"

/** Each path with what it is, and whose sidecar. */
function check(config: string, expected: Readonly<Record<string, string | undefined>>): void {
  const layout = new FileLayout(parseConfig(`format: 1\n${config}`).value)
  for (const [path, kind] of Object.entries(expected)) {
    const name = layout.kindOf(path) === "sidecar" ? layout.sidecarName(path) : undefined
    const whose = name && ` of ${[name.stem, name.coder].filter(Boolean).join(" by ")}`
    assert.equal(layout.kindOf(path) && `${layout.kindOf(path)}${whose ?? ""}`, kind, path)
  }
}

test("texts are articles, but for what describes a project", () =>
  check("", {
    "x.txt": "article",
    "a/日本 (1).md": "article",
    "a/README.md": undefined,
    "LICENSE.txt": undefined,
    "license-plates.txt": "article",
    "a/.git/x.txt": undefined,
    "node_modules/x.md": undefined,
    "x.ann.yaml": "sidecar of x",
    "a/x.y.ann.bk.yaml": "sidecar of a/x.y by bk",
    "registry.yaml": "registry",
    "a/registry.yaml": undefined,
  }))

test("a glob with ! takes articles out", () =>
  check("articles: ['texts/**', '!texts/drafts/*']", {
    "texts/a.txt": "article",
    "texts/drafts/a.txt": undefined,
    "other.txt": undefined,
  }))

test("annotation files may lie in a folder of their own, or have no ending", () => {
  check("sidecar: 'ann/{stem}.yaml'", { "a/ann/x.yaml": "sidecar of a/x", "a/ann/x.bk.yaml": "sidecar of a/x by bk" })
  check("sidecar: '{stem}-ann'", { "x-ann": "sidecar of x", "x-ann.bk": "sidecar of x by bk" })
})

test("a template that fits every file is not taken", () =>
  check("sidecar: '{stem}'", { "x.txt": "article", "x.ann.yaml": "sidecar of x" }))
