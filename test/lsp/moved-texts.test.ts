import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { test } from "node:test"
import type { InitializationOptions } from "../../server/lsp/protocol.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import { Session } from "../support/session.ts"

const article = "Adler opened the bridge.\nLater Brandt thanked him.\n"
const respelled = article.replace("Brandt", "Brand")
const corpus = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": "format: 1\nentities:\n  brandt: {type: person, name: Brandt}\n",
  "f/a.txt": article,
  "f/a.ann.yaml": "format: 1\nmentions:\n  Brandt: brandt\n",
}

const inCorpora = [
  ["a folder gets another name", "c/f", "c/g", "c/g/a.txt"],
  ["a folder goes into another corpus", "c/f", "other/f", "other/f/a.txt"],
  ["an article goes into another corpus", "c/f/a.txt", "other/b.txt", "other/b.txt"],
] as const
const ofCorpora = [
  ["a corpus gets another name", "c", "d", "d/f/a.txt"],
  ["a folder with a corpus gets another name", "e", "g", "g/c/f/a.txt"],
] as const

for (const [what, from, to, moved] of [...inCorpora, ...ofCorpora]) {
  test(`what was changed on disk is still told once ${what} in the editor`, () =>
    inSession("extension", from === "e" ? "e/c" : "c", async ({ session, storage, root }) => {
      await session.until(
        () => isKept(storage),
        () => "nothing is kept",
      )
      session.write(`${root}/f/a.txt`, respelled)
      session.changedOnDisk(`${root}/f/a.txt`)
      await session.expectCount(`${root}/f/a.ann.yaml`, "anchor-changed", 1)
      await move(session, from, to)
      await session.expectCount(sidecarOf(moved), "anchor-changed", 1)
    }))
}

const byOthers = [
  ["an article gets another name", ["f/a.txt", "f/b.txt"], ["f/a.ann.yaml", "f/b.ann.yaml"]],
  [
    "an annotation file goes to another folder before its article",
    ["f/a.ann.yaml", "g/a.ann.yaml"],
    ["f/a.txt", "g/a.txt"],
  ],
  ["a folder gets another name", ["f", "g"]],
] as const

for (const [what, ...moves] of byOthers) {
  test(`what was changed is still told once ${what} by another program`, () =>
    inSession("extension", "c", async ({ session, storage }) => {
      await session.until(
        () => isKept(storage),
        () => "nothing is kept",
      )
      session.write("c/f/a.txt", respelled)
      // Many sidecars may say the same.
      for (const name of ["c", "d"]) {
        session.write(`c/f/${name}.txt`, "Later Brandt came.\n")
        session.write(`c/f/${name}.ann.yaml`, corpus["f/a.ann.yaml"].replace("\n", "\n# more\n"))
      }
      session.changedOnDisk("c/f")
      await session.expectCount("c/f/a.ann.yaml", "anchor-changed", 1)
      for (const [from, to] of moves) {
        mkdirSync(join(session.folder, "c", dirname(to)), { recursive: true })
        renameSync(join(session.folder, "c", from), join(session.folder, "c", to))
        session.changedOnDisk(`c/${from}`, `c/${to}`)
        await session.expectCount("c/f/a.ann.yaml", "anchor-changed", 0)
      }
      const [, last] = moves.at(-1) ?? ["", ""]
      await session.expectCount(last === "g" ? "c/g/a.ann.yaml" : `c/${sidecarOf(last)}`, "anchor-changed", 1)
    }))
}

for (const place of ["none", "extension"] as const) {
  for (const [what, from, to, moved] of [...inCorpora, ...ofCorpora]) {
    const kept = place === "none" ? "nothing is kept" : "it was not yet taken down"
    test(`what was changed while it was open is still told once ${what} in the editor, where ${kept}`, () =>
      inSession(place, from === "e" ? "e/c" : "c", async ({ session, root }) => {
        session.open(`${root}/f/a.txt`, article)
        session.change(`${root}/f/a.txt`, respelled)
        await session.expectCount(`${root}/f/a.ann.yaml`, "anchor-changed", 1)
        session.write(`${root}/f/a.txt`, respelled)
        await move(session, from, to, () => {
          session.close(`${root}/f/a.txt`)
          session.open(moved, respelled)
        })
        await session.expectCount(sidecarOf(moved), "anchor-changed", 1)
      }))
  }
}

interface Scene {
  readonly session: Session
  readonly storage: string
  /** Of the corpus. */
  readonly root: string
}

async function inSession(place: "extension" | "none", root: string, run: (scene: Scene) => Promise<void>) {
  const storage = mkdtempSync(join(tmpdir(), "postil-storage-"))
  const own = Object.entries(corpus).map(([path, text]) => [`${root}/${path}`, text])
  const others = { "other/postil.yaml": corpus["postil.yaml"], "other/registry.yaml": corpus["registry.yaml"] }
  const initialization: InitializationOptions = {
    acceptedTexts: { place, git: false },
    storage: pathToUri(storage),
    trusted: true,
  }
  const session = await Session.start({ files: { ...Object.fromEntries(own), ...others }, initialization })
  try {
    await run({ session, storage, root })
  } finally {
    await session.stop()
    rmSync(storage, { recursive: true, force: true })
  }
}

/** As the editor does it: the server is asked, what it names goes along, and then it is told of both places. */
async function move(session: Session, from: string, to: string, reopen: () => void = () => undefined) {
  const files = [{ oldUri: session.uri(from), newUri: session.uri(to) }]
  await session.request("workspace/willRenameFiles", { files })
  const moves: (readonly [string, string])[] = [[from, to]]
  if (from.endsWith(".txt")) moves.push([sidecarOf(from), sidecarOf(to)])
  for (const [old, place] of moves) {
    mkdirSync(join(session.folder, dirname(place)), { recursive: true })
    renameSync(join(session.folder, old), join(session.folder, place))
  }
  reopen()
  session.changedOnDisk(...moves.flat())
}

function sidecarOf(path: string): string {
  return path.replace(/\.txt$/, ".ann.yaml")
}

/** Whether it is taken down which text the annotations were accepted on. */
function isKept(storage: string): boolean {
  const folder = join(storage, "corpora")
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.some(name => readFileSync(join(folder, name), "utf8").includes('"f/a.ann.yaml"'))
}
