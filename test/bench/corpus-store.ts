import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { random } from "../support/random.ts"
import { type GeneratedCorpus, generateCorpus } from "./generate-corpus.ts"

/** Another number for another generator: what older ones wrote is not taken for the same. */
const version = 1

/** What runs of the bench share: generated corpora and installed peers. */
export const benchFolder = join(process.env.POSTIL_CACHE ?? tmpdir(), "postil-bench")

/** A corpus of that many articles, generated when it is wanted for the first time. */
export function storedCorpus(size: number): GeneratedCorpus {
  return stored(`corpus-${size}`, folder => {
    console.log(`${size} articles: generating`)
    return generateCorpus(folder, size, random(`corpus of ${size}`))
  })
}

/** A folder that `make` fills once; what it answers is kept beside the folder, and tells that it is complete. */
export function stored<T>(name: string, make: (folder: string) => T): T {
  const folder = join(benchFolder, `${name}-v${version}`)
  const mark = `${folder}.json`
  if (existsSync(mark)) return JSON.parse(readFileSync(mark, "utf8"))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const made = make(folder)
  writeFileSync(mark, JSON.stringify(made))
  return made
}

/** Lets something change the files of a folder that is stored and take it back; a folder in between is not complete. */
export async function whileChanged<T>(folder: string, change: () => Promise<T>): Promise<T> {
  const mark = `${folder}.json`
  const kept = readFileSync(mark, "utf8")
  rmSync(mark)
  try {
    return await change()
  } finally {
    writeFileSync(mark, kept)
  }
}

/** Reads all files below a folder, so that none of them has to come from the disk afterwards; answers their bytes. */
export function readAll(folder: string): number {
  return filesBelow(folder).reduce((sum, path) => sum + readFileSync(path).length, 0)
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => resolve(entry.parentPath, entry.name))
}
