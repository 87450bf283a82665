import { resolve } from "node:path"
import type { GeneratedCorpus } from "../generate-corpus.ts"
import { runProgram } from "../measure-check.ts"
import type { Form, SchemaForm } from "./forms.ts"
import { fileOf, type InstalledPeers } from "./install-peers.ts"
import { withCache } from "./own-servers.ts"
import { measures, type Peer } from "./peer.ts"
import { compilerIn } from "./typescript-server.ts"

interface Forms {
  readonly corpus: GeneratedCorpus
  readonly schema: SchemaForm
  readonly modules: Form
}

/** What checks all files once and ends. */
export function batchChecks({ corpus, schema, modules }: Forms, peers: InstalledPeers): readonly Peer[] {
  const { folder, articles } = corpus
  const sidecars = `${folder}/articles/*.ann.yaml`
  const flags = ["--strict=false", "--errors=no", "--spec=draft7"]
  const node = (name: string, ...args: readonly string[]) => check(name, peers.node, args, folder)
  const check = (name: string, program: string, args: readonly string[], reads: string): Peer => ({
    name: `check: ${name}`,
    reads,
    async measure(add) {
      await withCache(async cache => {
        const { ms, peakMb } = await runProgram(program, args, { POSTIL_CACHE: cache }, peers.folder)
        add(measures.batch, (1000 * articles) / ms)
        add(measures.memoryPeak, peakMb)
      })
    },
  })
  return [
    node("postil", resolve("dist/cli.js"), "check", "--format", "summary", folder),
    node("floor", resolve("out/test/bench/floor-check.js"), folder),
    node("ajv-cli", fileOf(peers, "ajv-cli/dist/index.js"), "validate", "-s", schema.schema, "-d", sidecars, ...flags),
    check("tsgo", compilerIn(peers), ["--noEmit", "-p", modules.folder], modules.folder),
    node(
      "textlint",
      fileOf(peers, "textlint/bin/textlint.js"),
      "--no-textlintrc",
      "--rule",
      "write-good",
      `${folder}/articles/*.txt`,
    ),
  ]
}
