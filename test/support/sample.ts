import type { Finding } from "../../server/core/rules/rule.ts"
import { LineIndex } from "../../server/core/text/line-index.ts"
import { fixtureRoot, type MemoryFiles } from "./fixture.ts"
import { readFolder } from "./folder.ts"

/** The corpora in a sample by their folders in it: `""` for the sample's own, which does not hold the others' files. */
export function readSample(folder: string): ReadonlyMap<string, MemoryFiles> {
  const corpora = new Map([["", readFolder(folder)]])
  for (const path of [...readFolder(folder).keys()].map(pathOf)) {
    const inner = /^(.+\/)postil\.yaml$/.exec(path)?.[1]
    if (inner !== undefined) corpora.set(inner, readFolder(`${folder}/${inner}`))
  }
  for (const [outer, files] of corpora) {
    for (const inner of corpora.keys()) {
      if (inner === outer || !inner.startsWith(outer)) continue
      const nested = fixtureRoot + inner.slice(outer.length)
      for (const uri of [...files.keys()].filter(uri => uri.startsWith(nested))) files.delete(uri)
    }
  }
  return corpora
}

/**
 * The findings that the comments of a corpus foretell, as `PATH:LINE CODE`. `# fires: CODE, CODE; remark` is about its
 * line, alone on a line about the next one; `# fires in PATH:LINE: CODE` is about a file that has no comments.
 */
export function* foretold(files: MemoryFiles): Generator<string> {
  for (const [uri, text] of files) {
    if (!uri.endsWith(".yaml")) continue
    for (const [index, line] of text.split("\n").entries()) {
      const mark = /^(.*?)# fires(?: in (\S+))?: ([a-z-]+(?:, [a-z-]+)*)/.exec(line)
      if (mark === null) continue
      const [, before = "", elsewhere, codes = ""] = mark
      const here = `${pathOf(uri)}:${index + (before.trim() === "" ? 2 : 1)}`
      for (const code of codes.split(", ")) yield `${elsewhere ?? here} ${code}`
    }
  }
}

/** `PATH:LINE` of a finding. */
export function placeOf({ uri, span }: Finding, files: MemoryFiles): string {
  const { line } = new LineIndex(files.read(uri) ?? "").positionAt(span.start)
  return `${pathOf(uri)}:${line + 1}`
}

function pathOf(uri: string): string {
  return uri.slice(fixtureRoot.length)
}
