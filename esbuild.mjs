// Builds the programs into dist/ and, with --tests, the tests into out/. Flags: --watch, --production, --tests.
import { execFileSync } from "node:child_process"
import { readdirSync, rmSync } from "node:fs"
import * as esbuild from "esbuild"

const flags = new Set(process.argv.slice(2))
const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  // Else each use of such a pattern in a function would make it anew: not all engines know the same scripts.
  supported: { "regexp-unicode-property-escapes": true },
  format: "cjs",
  sourcemap: !flags.has("--production"),
  minify: flags.has("--production"),
  logLevel: "warning",
}

/** Each file that imports names of a CommonJS package copies all that it has: those of LSP are hundreds, so one file does. */
const languageServerOnce = {
  name: "language-server-once",
  setup(build) {
    const filter = /^vscode-languageserver$/
    const namespace = "once"
    build.onResolve({ filter }, from => (from.namespace === namespace ? undefined : { path: from.path, namespace }))
    build.onLoad({ filter, namespace }, ({ path }) => ({ contents: `export * from "${path}"`, resolveDir: "." }))
  },
}

const programs = {
  ...common,
  plugins: [languageServerOnce],
  outdir: "dist",
  entryPoints: {
    client: "client/extension.ts",
    server: "server/node/start-server.ts",
    "server-main": "server/lsp/main.ts",
    cli: "server/node/start-cli.ts",
    "cli-main": "server/cli/main.ts",
    "scan-worker": "server/node/scan-worker.ts",
    "index-worker": "server/node/index-worker.ts",
    "check-worker": "server/cli/check-worker.ts",
  },
  external: ["vscode"],
  // The `yaml`, LSP and EDTF packages ship ES modules too; those bundle smaller.
  mainFields: ["module", "main"],
  banner: { js: "#!/usr/bin/env node" },
}

const testFiles = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map(name => name.replaceAll("\\", "/"))
  .filter(name => /\.test\.ts$|^(run|start|docs)\.ts$|^(bench|editor|keyboard)\/[^/]+\.ts$/.test(name))
const tests = {
  ...common,
  sourcemap: "inline",
  outdir: "out/test",
  outbase: "test",
  entryPoints: testFiles.map(name => `test/${name}`),
  external: ["vscode", "esbuild"],
  packages: "external",
}

/** The JSON Schemas are written by the code that knows the keys. */
const schemas = { ...common, outfile: "out/write-schemas.js", entryPoints: ["server/node/write-schemas.ts"] }

const builds = flags.has("--tests") ? [programs, tests] : [programs]
if (flags.has("--tests")) rmSync("out", { recursive: true, force: true })
if (flags.has("--watch")) {
  for (const build of builds) await (await esbuild.context(build)).watch()
} else {
  await Promise.all(builds.map(build => esbuild.build(build)))
}
await esbuild.build(schemas)
execFileSync(process.execPath, [schemas.outfile, "dist/schemas"])
