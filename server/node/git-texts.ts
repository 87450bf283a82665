import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { type History, readHistory } from "./git-history.ts"
import type { AskingGit } from "./run-git.ts"
import { hashOf } from "./text-store.ts"

/** A sidecar of which the text is wanted that it was made for. Paths are relative to the folder git is asked in. */
export interface WantedText {
  readonly sidecar: string
  readonly article: string
  /** The hash of `source.text`, 12 digits or more: then no other text will do. */
  readonly hash: string | undefined
  /** The article as it is, with LF as line ends: where that is the text, there is no more to say. */
  readonly present: string
}

/** Larger texts are no articles. */
const longest = 20_000_000

/** Whether a folder is in a work tree, as far as that shows without asking git. */
export function isInGit(folder: string): boolean {
  const parent = dirname(folder)
  return existsSync(join(folder, ".git")) || (parent !== folder && isInGit(parent))
}

/** Stands for the history there is; undefined where none is known, or it may grow backwards. */
export function* historyMark(): AskingGit<string | undefined> {
  const answer = yield { words: ["rev-parse", "HEAD", "--is-shallow-repository"] }
  const [head, isShallow] = answer?.toString("utf8").split("\n") ?? []
  return isShallow === "false" ? head : undefined
}

/** The versions of all articles and sidecars. */
export function historyOf(wanted: readonly Pick<WantedText, "article" | "sidecar">[]): AskingGit<History> {
  const paths = new Set(wanted.flatMap(({ article, sidecar }) => [article, sidecar]))
  // Git reads and prints one name a line.
  return readHistory([...paths].filter(path => !/[\r\n]/.test(path)))
}

/**
 * By sidecar the text that its annotations were made for: that with the hash among the versions of the article, else the
 * article as it was at the last commit of the sidecar. Nothing for the sidecars where that is the article as it is.
 */
export function* findInGit(wanted: readonly WantedText[], history: History): AskingGit<ReadonlyMap<string, string>> {
  const blobs = yield* blobsFor(wanted, history)
  const texts = yield* readBlobs(new Set([...blobs.values()].flat()))
  const found = new Map<string, string>()
  for (const each of wanted) {
    const text = pick(each, blobs.get(each.sidecar) ?? [], texts)
    if (text !== undefined) found.set(each.sidecar, text)
  }
  return found
}

function pick(
  { hash, present }: WantedText,
  blobs: readonly string[],
  texts: ReadonlyMap<string, string>,
): string | undefined {
  const candidates = blobs.flatMap(blob => texts.get(blob) ?? [])
  if (hash !== undefined) return candidates.find(text => hashOf(text).startsWith(hash))
  return candidates.find(text => text !== present)
}

/** By sidecar the versions of its article that may be the text. */
function* blobsFor(wanted: readonly WantedText[], history: History): AskingGit<ReadonlyMap<string, readonly string[]>> {
  const blobs = new Map<string, readonly string[]>()
  const asked: { readonly sidecar: string; readonly name: string; readonly present: string }[] = []
  for (const { sidecar, article, hash, present } of wanted) {
    const versions = history.get(article) ?? []
    const [last] = history.get(sidecar) ?? []
    if (hash !== undefined) blobs.set(sidecar, [...new Set(versions.map(({ blob }) => blob))])
    else if (last !== undefined && versions.length > 0)
      asked.push({ sidecar, name: `${last.commit}:./${article}`, present })
  }
  const answers = yield* askForEach(asked.map(({ name }) => name))
  for (const [index, { sidecar, present }] of asked.entries()) {
    const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(answers[index] ?? "") ?? []
    if (blob !== undefined && Number(size) <= longest && !isBlobOf(present, blob)) blobs.set(sidecar, [blob])
  }
  return blobs
}

function* askForEach(names: readonly string[]): AskingGit<readonly string[]> {
  if (names.length === 0) return []
  const answer = yield { words: ["cat-file", "--batch-check"], input: `${names.join("\n")}\n` }
  return answer?.toString("utf8").split("\n") ?? []
}

function* readBlobs(blobs: ReadonlySet<string>): AskingGit<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  if (blobs.size === 0) return texts
  const answer = (yield { words: ["cat-file", "--batch"], input: `${[...blobs].join("\n")}\n` }) ?? Buffer.alloc(0)
  let at = 0
  while (at < answer.length) {
    const lineEnd = answer.indexOf("\n", at)
    if (lineEnd < 0) break
    const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(answer.toString("latin1", at, lineEnd)) ?? []
    at = lineEnd + 1
    if (blob === undefined) continue
    const end = at + Number(size)
    const text = toText(answer.subarray(at, end))
    if (text !== undefined) texts.set(blob, text)
    at = end + 1
  }
  return texts
}

/** With LF as line ends, without BOM; undefined for what stands for a file that is kept elsewhere. */
function toText(bytes: Buffer): string | undefined {
  const text = bytes
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
  return text.startsWith("version https://git-lfs.github.com/") ? undefined : text
}

/** Whether git would give that id to a file with the text. */
function isBlobOf(text: string, blob: string): boolean {
  const bytes = Buffer.from(text, "utf8")
  const hash = createHash(blob.length === 64 ? "sha256" : "sha1")
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex") === blob
}
