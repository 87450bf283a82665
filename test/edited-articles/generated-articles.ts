import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { generateCorpus } from "../bench/generate-corpus.ts"
import type { MemoryFiles } from "../support/fixture.ts"
import { readFolder } from "../support/folder.ts"
import { seeded } from "../support/random.ts"

/** A generated corpus with what newspapers have besides: a headline, a caption, page furniture, marks and no-break spaces. */
export function generatedArticles(count: number): MemoryFiles {
  const folder = mkdtempSync(join(tmpdir(), "postil-articles-"))
  try {
    generateCorpus(folder, count, seeded(count))
    const files = readFolder(folder)
    for (const [uri, text] of files) files.set(uri, dressed(uri, text))
    return files
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const furniture = "Advertisement"
const headline = "Talks Go On"
const caption = "A street near the harbour."

function dressed(uri: string, text: string): string {
  if (uri.endsWith("/postil.yaml")) return `${text}boilerplate:\n  lines:\n    - ${furniture}\n`
  if (uri.endsWith(".ann.yaml")) return `regions:\n  headline: ${headline}\n  caption: ${caption}\n${text}`
  return uri.endsWith(".txt") ? dressedArticle(text) : text
}

function dressedArticle(text: string): string {
  const [first = "", ...rest] = text
    .replaceAll("Nobody had expected", "“Nobody” had expected")
    .replaceAll("budget line", "“budget line”")
    .replaceAll("on Monday", "on\u00a0Monday")
    .replaceAll("the talks", "the day’s talks")
    .split("\n\n")
  return [headline, caption, first, furniture, ...rest].join("\n\n")
}
