import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { atEnd } from "./ending.ts"
import { projectFolder } from "./project.ts"

export interface Scratch {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** A new empty folder among the system's temporary files. */
export function scratchFolder(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "postil-"))
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return { folder, remove }
}

/** A copy of a corpus folder, under its own name, inside `parent`. */
export function copyInto(parent: string, corpus: string): string {
  const source = join(projectFolder, corpus)
  const copy = join(parent, corpus.split("/").at(-1) ?? "corpus")
  if (existsSync(source)) cpSync(source, copy, { recursive: true })
  else writeSmallCorpus(copy)
  return copy
}

function writeSmallCorpus(folder: string): void {
  const files = {
    "postil.yaml": "postil: 1\n",
    "articles/first.txt":
      "Angela Merkel met Alexis Tsipras in Brussels.\nMerkel said that there would be no third loan.\n",
    "articles/first.ann.yaml": "mentions:\n  Angela Merkel: angela-merkel\n",
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}
