import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Versions } from "../../server/core/merge/versions.ts"
import type { RecordShape } from "../../server/core/yaml/schema.ts"
import { codebookSchema } from "../../server/core/yaml/schema-codebook.ts"
import { registrySchema } from "../../server/core/yaml/schema-registry.ts"
import { sidecarSchema } from "../../server/core/yaml/schema-sidecar.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { textsBelow } from "../support/folder.ts"
import { type Next, pick } from "../support/random.ts"
import { editorOf } from "./coder-edits.ts"

/** Two coders' work on one file that both had. */
export interface SimulatedMerge {
  readonly path: string
  readonly texts: Versions<string>
}

interface Original {
  readonly path: string
  readonly text: string
  readonly edit: (changes: number, next: Next) => string
}

/** Files of the tour and one that is generated; two thirds of the merges are of sidecars. */
export function* simulateMerges(count: number, next: Next): Generator<SimulatedMerge> {
  const sidecars = [...tourSidecars(), generatedSidecar(next)]
  const others = [tourFile("registry.yaml", registrySchema), tourFile("codebook.yaml", codebookSchema)]
  for (let i = 0; i < count; i++) {
    const { path, text, edit } = pick(next(3) === 0 ? others : sidecars, next)
    const change = () => edit(1 + next(10), next)
    yield { path, texts: { base: text, ours: change(), theirs: change() } }
  }
}

function tourFile(path: string, schema: RecordShape): Original {
  const text = readFileSync(join(projectFolder, "samples/tour", path), "utf8")
  return { path, text, edit: editorOf(text, schema) }
}

function tourSidecars(): readonly Original[] {
  const texts = textsBelow(join(projectFolder, "samples/tour/articles"))
  const sidecars = Object.entries(texts).filter(([name]) => name.endsWith(".ann.yaml"))
  return sidecars.map(([path, text]) => ({ path, text, edit: editorOf(text, sidecarSchema) }))
}

function generatedSidecar(next: Next): Original {
  const mentions = Array.from({ length: 80 }, (_, i) => `  Name ${i}: entity-${next(30)}\n`)
  const claims = Array.from({ length: 20 }, (_, i) => {
    const stance = pick(["supports", "opposes"], next)
    return `  claim-${i}:\n    speaker: entity-${next(30)}\n    mode: direct\n    quote: words number ${i}\n    topic: topic-${next(5)}\n    stance: ${stance}\n`
  })
  const text = `status: coded\n\nmentions:\n${mentions.join("")}\nclaims:\n${claims.join("")}`
  return { path: "generated.ann.yaml", text, edit: editorOf(text, sidecarSchema) }
}
