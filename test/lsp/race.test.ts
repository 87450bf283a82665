import assert from "node:assert/strict"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { Corpus } from "../../server/core/corpus/corpus.ts"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { acceptedEnding, MemoryFiles } from "../support/fixture.ts"
import { pick, random } from "../support/random.ts"
import { Session } from "../support/session.ts"

const registries = ["russia", "georgia", "kazakhstan"].map(
  id => `format: 1\nentities:\n  ${id}: {type: country, name: Moscow}\n  nato: {type: organization, name: NATO}\n`,
)
const articles = ["Moscow met NATO.\n", "NATO met nobody.\n", ""]
const sidecars = ["russia", "georgia", "nato", "rusia", "none"].flatMap(id => [
  `mentions:\n  Moscow: ${id}\n`,
  `article: same\nmentions:\n  NATO: ${id}\n  Moscow: russia\n`,
  `mentions:\n  Moscow: ${id}\nclaims:\n  one:\n    speaker: ${id}\n    quote: Moscow met\n    links: {supports: same/one}\n`,
])
const texts: Record<string, readonly string[]> = {
  "postil.yaml": ["format: 1\n", "format: 1\nrules: {entity-unknown: warning}\n"],
  "registry.yaml": registries,
  ...Object.fromEntries(
    ["a", "b", "sub/c"].flatMap(name => [
      [`${name}.txt`, articles],
      [`${name}.ann.yaml`, sidecars],
    ]),
  ),
}

/** What is on disk and what is open, as the events have it. */
class Model {
  readonly disk = new Map<string, string>()
  readonly open = new Map<string, string>()
  /** What files were when they were first opened: what their annotations stand for. */
  readonly opened = new Map<string, string>()

  text(path: string): string | undefined {
    return this.open.get(path) ?? this.disk.get(path)
  }
}

for (let round = 0; round < 6; round++) {
  test(`after any order of events the findings are those of a corpus read anew (${round})`, async () => {
    const next = random(`race ${round}`)
    for (let i = 0; i < round * 1000; i++) next(2)
    const model = new Model()
    for (const [path, choices] of Object.entries(texts)) model.disk.set(path, choices[0] ?? "")
    const session = await Session.start({ files: Object.fromEntries(model.disk) })
    try {
      for (let step = 0; step < 120; step++) {
        const untold = event(model, session, next)
        if (next(3) === 0) await new Promise(resolve => setTimeout(resolve, next(70)))
        // The client hears of the disk at some time, before or behind other events.
        if (untold !== undefined) setTimeout(() => session.changedOnDisk(untold), next(40))
      }
      await new Promise(resolve => setTimeout(resolve, 50))
      const expected = rebuild(model, session)
      await session.until(
        () => JSON.stringify(pushed(session)) === JSON.stringify(expected),
        () => assert.deepEqual(pushed(session), expected) ?? "",
      )
    } finally {
      await session.stop()
    }
  })
}

/** One event; answers a path that changed on disk and was not yet told. */
function event(model: Model, session: Session, next: (limit: number) => number): string | undefined {
  const path = pick(Object.keys(texts), next)
  const text = pick(texts[path] ?? [], next)
  const kind = next(5)
  if (kind === 0 && !model.open.has(path)) {
    const opened = model.disk.get(path) ?? text
    model.open.set(path, opened)
    if (!model.opened.has(path)) model.opened.set(path, opened)
    session.open(path, opened)
  } else if (kind === 1 && model.open.has(path)) {
    model.open.delete(path)
    session.close(path)
  } else if (kind === 2 && path !== "postil.yaml" && model.disk.has(path)) {
    model.disk.delete(path)
    rmSync(join(session.folder, path))
    return path
  } else if (model.open.has(path)) {
    model.open.set(path, text)
    session.change(path, text)
  } else {
    model.disk.set(path, text)
    writeFileSync(join(session.folder, path), text)
    return path
  }
  return undefined
}

/** The findings, as those sent are written down, of a corpus that was read from the start. */
function rebuild(model: Model, session: Session): readonly string[] {
  const files = new MemoryFiles()
  for (const path of Object.keys(texts)) {
    const [text, before] = [model.text(path), model.opened.get(path)]
    if (text !== undefined) files.set(session.uri(path), text)
    if (before !== undefined) files.set(session.uri(path) + acceptedEnding, before)
  }
  const corpus = new Corpus(`${session.uri("")}/`.replace(/\/\/$/, "/"), files)
  for (const _ of corpus.load());
  const shown = [...corpus.checkable()].flatMap(uri =>
    checkFile(uri, corpus).flatMap(({ code, message, twin }) => [
      `${uri} ${code} ${message}`,
      ...(twin ? [`${twin.uri} ${code} ${message}`] : []),
    ]),
  )
  return shown.sort()
}

function pushed(session: Session): readonly string[] {
  const shown = Object.keys(texts).flatMap(path =>
    session.pushed(path).map(({ code, message }) => `${session.uri(path)} ${code} ${message}`),
  )
  return shown.sort()
}
