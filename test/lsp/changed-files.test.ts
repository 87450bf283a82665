import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { HostedFolder } from "../support/hosted-folder.ts"
import { noOpenFiles, openFiles } from "../support/open-files.ts"
import { type Next, pick, random, times } from "../support/random.ts"
import { assertSameFacts } from "../support/scanned-corpus.ts"

const names = ["Ann Lee", "Bo Ray", "Cy Fox", "Deeland", "Lee"]
const entities = ["ann", "bo", "cy", "dee", "nobody"]
const stems = Array.from({ length: 130 }, (_, index) => (index % 3 === 0 ? `sub/s${index}` : `s${index}`))

test("many files that change at once are taken over as if they were read anew, whatever happens meanwhile", async () => {
  const next = random("changed-files")
  for (let round = 0; round < times(3); round++) await follow(next, `round ${round}`)
})

test("what is left when somebody stops the reading of many changed files is read when somebody wants it", async () => {
  const next = random("stopped")
  for (let round = 0; round < times(4); round++) {
    const folder = new HostedFolder(initial(next))
    try {
      await folder.untilIdle()
      folder.changed(burst(folder, new Map(), next))
      const stop = next(90)
      await untilStopped(folder, stop)
      const { stopped, corpus } = folder.hosted
      assert.equal(corpus.isComplete, stopped === undefined, `stopped after ${stop} turns`)
      if (stopped !== undefined) assert.ok(stopped.done < stopped.total, JSON.stringify(stopped))
      disturb(folder, new Map(), next)
      await folder.untilIdle()
      await readRest(folder)
      assertCurrent(folder, `round ${round}, stopped after ${stop} turns`)
    } finally {
      folder.end()
    }
  }
})

test("a corpus whose reading is stopped at any time is read to its end when somebody wants it", async () => {
  const next = random("stopped load")
  for (let round = 0; round < times(6); round++) {
    const folder = new HostedFolder(initial(next))
    try {
      const stop = next(140)
      await untilStopped(folder, stop)
      assert.equal(folder.hosted.corpus.isComplete, folder.hosted.stopped === undefined)
      assert.equal(folder.hosted.corpus.isListed, true)
      folder.changed(burst(folder, new Map(), next))
      await folder.untilIdle()
      await readRest(folder)
      assertCurrent(folder, `round ${round}, stopped after ${stop} turns`)
    } finally {
      folder.end()
    }
  }
})

test("a server that is ended, or reads all anew, while it looks into a folder leaves no folder open", {
  skip: noOpenFiles,
}, async () => {
  const before = openFiles()
  const folder = new HostedFolder({ "postil.yaml": "" })
  try {
    await folder.untilIdle()
    for (let index = 0; index < 2001; index++) folder.write(`sub/${index}.pdf`, "")
    for (const stops of [() => folder.hosted.load(), () => folder.hosted.end()]) {
      for (let steps = 0, goesOn = true; goesOn; steps++) {
        folder.changed(["sub"])
        for (let step = 0; step <= steps; step++) goesOn = folder.hosted.step()
        stops()
        assert.equal(openFiles(), before, `after ${steps} steps`)
        await folder.untilIdle()
      }
    }
  } finally {
    folder.end()
  }
})

/** Reads until nothing is left, or stops the reading before one of the turns. */
async function untilStopped(folder: HostedFolder, turn: number): Promise<void> {
  let turns = 0
  await folder.untilIdle(() => {
    if (++turns === turn) folder.hosted.stopReading()
  })
}

async function readRest(folder: HostedFolder): Promise<void> {
  folder.hosted.readRest()
  await folder.untilIdle()
  assert.equal(folder.hosted.stopped, undefined)
}

async function follow(next: Next, label: string): Promise<void> {
  const folder = new HostedFolder(initial(next))
  try {
    await folder.untilIdle()
    const open = new Map<string, string>()
    for (let step = 0; step < 6; step++) {
      folder.changed(burst(folder, open, next))
      let turns = 0
      let together = 0
      const meanwhile = next(60)
      await folder.untilIdle(() => {
        if (folder.hosted.isReading) together++
        if (++turns === meanwhile || turns === meanwhile + 40) disturb(folder, open, next)
      })
      assert.ok(together > 0, "they were read one by one")
      assertCurrent(folder, `${label}, step ${step}`)
    }
    assert.deepEqual(folder.troubles, [])
  } finally {
    folder.end()
  }
}

function initial(next: Next): Record<string, string> {
  const texts: Record<string, string> = { "postil.yaml": "format: 1\n", "registry.yaml": registry(next) }
  for (const stem of stems) {
    texts[`${stem}.txt`] = article(next)
    texts[`${stem}.ann.yaml`] = sidecar(next)
  }
  return texts
}

/** What a checkout does; answers the paths that may have changed. */
function burst(folder: HostedFolder, open: ReadonlyMap<string, string>, next: Next): readonly string[] {
  const paths = new Set<string>()
  const write = (path: string, text: string | undefined) => {
    paths.add(path)
    if (text !== undefined) folder.write(path, text)
    else if (existsSync(join(folder.folder, path))) folder.remove(path)
  }
  for (const stem of stems) {
    // Some are told of and have not changed.
    for (const ending of [".txt", ".ann.yaml"]) paths.add(stem + ending)
    if (open.has(`${stem}.txt`)) continue
    if (next(3) === 0) write(`${stem}.ann.yaml`, next(5) === 0 ? undefined : sidecar(next))
    if (next(5) === 0) write(`${stem}.txt`, next(4) === 0 ? undefined : article(next))
    if (next(12) === 0) write(`${stem}.md`, next(2) === 0 ? undefined : article(next))
    if (next(12) === 0) write(`${stem}.ann.ed.yaml`, next(3) === 0 ? undefined : sidecar(next))
    // Its name is that of another one then.
    if (next(20) === 0) write(`new/${stem}.txt`, next(2) === 0 ? undefined : article(next))
  }
  if (next(2) === 0) write("registry.yaml", registry(next))
  if (next(3) === 0) write("codebook.yaml", next(3) === 0 ? undefined : codebook(next))
  if (next(3) === 0) return moveFolder(folder, paths, next)
  return [...paths]
}

/** Of a folder that came or went only itself is told. */
function moveFolder(folder: HostedFolder, paths: Set<string>, next: Next): readonly string[] {
  if (existsSync(join(folder.folder, "moved"))) folder.remove("moved")
  else for (let index = 0; index < 20; index++) folder.write(`moved/m${index}.ann.yaml`, sidecar(next))
  return [...paths, "moved"]
}

/** What somebody does at the same time. */
function disturb(folder: HostedFolder, open: Map<string, string>, next: Next): void {
  const stem = pick(stems, next)
  const path = `${stem}.ann.yaml`
  const deeds = [
    () => {
      const text = readText(folder, path) ?? sidecar(next)
      open.set(path, text)
      folder.open(path, text)
    },
    () => {
      for (const opened of open.keys()) folder.close(opened)
      open.clear()
    },
    () => {
      folder.write(path, sidecar(next))
      folder.changed([path])
    },
    () => {
      folder.write("registry.yaml", registry(next))
      folder.changed(["registry.yaml"])
    },
    () => {
      folder.write("postil.yaml", pick(["format: 1\n", "format: 1\nlanguage: ja\n"], next))
      folder.changed(["postil.yaml"])
    },
    () => {
      const text = sidecar(next)
      if (open.has(path)) folder.close(path)
      open.set(path, text)
      folder.open(path, text)
    },
  ]
  pick(deeds, next)()
}

function readText(folder: HostedFolder, path: string): string | undefined {
  const file = join(folder.folder, path)
  return existsSync(file) ? readFileSync(file, "utf8") : undefined
}

/** What is known, and what was found, is what it would be if all was read and checked from the start. */
function assertCurrent(folder: HostedFolder, label: string): void {
  const { hosted } = folder
  const expected = folder.anew()
  assertSameFacts(hosted.corpus, expected, label)
  for (const uri of expected.checkable()) {
    const found = hosted.findings.of(uri).map(({ code, message }) => `${code} ${message}`)
    const sound = checkFile(uri, expected).map(({ code, message }) => `${code} ${message}`)
    assert.deepEqual(found.sort(), sound.sort(), `${label}: ${uri}`)
  }
  const known = new Set(expected.checkable())
  for (const uri of hosted.findings.homes()) assert.ok(known.has(uri), `${label}: ${uri} still has findings`)
}

const longText = Array.from({ length: 90 }, (_, index) => `word${index}`).join(" ")

function article(next: Next): string {
  const lines = Array.from({ length: 1 + next(4) }, () => `${pick(names, next)} said peace is near.`)
  if (next(6) === 0) lines.push(longText)
  if (next(4) === 0) lines.push(pick(["Short Line", "Other Line"], next))
  return `${lines.join("\n\n")}\n`
}

function registry(next: Next): string {
  const entries = entities.slice(0, 2 + next(3)).map((id, index) => {
    const alias = next(3) === 0 ? `, aliases: [${pick(names, next)}]` : ""
    return `  ${id}: {type: ${pick(["person", "organization"], next)}, name: ${names[index]}${alias}}\n`
  })
  return `entities:\n${entries.join("")}`
}

function codebook(next: Next): string {
  return `topics:\n  peace: {proposition: P}\n${next(2) === 0 ? "  war: {proposition: W}\n" : ""}`
}

function sidecar(next: Next): string {
  const some = (text: string) => (next(4) === 0 ? text : "")
  // Ids that others have by default.
  const id = some(`article: ${pick(["s1", "s2", "s4", "other"], next)}\n`)
  const mentions = names.filter(() => next(2) === 0).map(name => `  ${name}: ${pick([...entities, "_local"], next)}\n`)
  const local = some(`local:\n  _local: {type: person, name: ${pick(names, next)}}\n`)
  const claims = ["one", "two"].slice(next(3)).map(slug => {
    const link = some(`, links: {supports: ${pick(["s1/one", "s2/two", "other/one", "one"], next)}}`)
    const parts = `topic: ${pick(["peace", "war"], next)}, stance: ${pick(["supports", "opposes"], next)}, quote: peace is near`
    return `  ${slug}: {speaker: ${pick(entities, next)}, ${parts}${link}}\n`
  })
  const list = (key: string, lines: readonly string[]) => (lines.length === 0 ? "" : `${key}:\n${lines.join("")}`)
  return `${id}${local}${list("mentions", mentions)}${list("claims", claims)}`
}
