import { type MemoryFiles, fixtureRoot } from "./fixture.ts"
import { readFolder } from "./folder.ts"

/** A finding that a comment of a sample foretells: `PATH:LINE CODE`, the path relative to the corpus. */
export type Expectation = string

/** The corpora of a sample by their folders: that of the sample itself is `""`. A nested one is no part of the outer one. */
export function readSample(folder: string): ReadonlyMap<string, MemoryFiles> {
  const all = [...readFolder(folder).keys()].map(uri => uri.slice(fixtureRoot.length))
  const folders = all.filter(path => /(?:^|\/)postil\.yaml$/.test(path)).map(path => path.slice(0, -"postil.yaml".length))
  const corpora = new Map<string, MemoryFiles>()
  for (const inner of folders) {
    const files = readFolder(`${folder}/${inner}`)
    const nested = folders.filter(other => other.startsWith(inner) && other !== inner)
    for (const other of nested) {
      for (const uri of [...files.keys()]) {
        if (uri.startsWith(fixtureRoot + other.slice(inner.length))) files.delete(uri)
      }
    }
    corpora.set(inner, files)
  }
  return corpora
}

/**
 * What the comments of a corpus foretell: `# fires: CODE, CODE; remark` behind a line is about that line, alone on a
 * line about the next one, `# fires in PATH:LINE: CODE` about a file without comments.
 */
export function* expectations(files: MemoryFiles): Generator<Expectation> {
  for (const [uri, text] of files) {
    if (!uri.endsWith(".yaml")) continue
    const path = uri.slice(fixtureRoot.length)
    for (const [index, line] of text.split("\n").entries()) {
      const mark = /^(.*?)# fires(?: in (\S+))?: ([a-z-]+(?:, [a-z-]+)*)/.exec(line)
      if (mark === null) continue
      const [, before = "", elsewhere, codes = ""] = mark
      const here = `${path}:${index + (before.trim() === "" ? 2 : 1)}`
      for (const code of codes.split(", ")) yield `${elsewhere ?? here} ${code}`
    }
  }
}
