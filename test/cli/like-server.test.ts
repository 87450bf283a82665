import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import type { Diagnostic } from "vscode-languageserver/node"
import { type Status, statusNotification } from "../../server/lsp/protocol.ts"
import { postil } from "../support/command-line.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { textsBelow } from "../support/folder.ts"
import { Session } from "../support/session.ts"

const severities = ["", "error", "warning", "info", "hint"]

const unread = {
  "postil.yaml": "format: 1\n",
  "large.txt": "x".repeat(20_000_001),
  "large.ann.yaml": "mentions: {x: none}\n",
}
const corpora: readonly (readonly [string, Record<string, string>])[] = [
  ["samples/broken", textsBelow(join(projectFolder, "samples/broken"))],
  ["samples/tour", textsBelow(join(projectFolder, "samples/tour"))],
  ["a corpus with an article that is too large to be read", unread],
]

for (const [name, files] of corpora) {
  test(`the command line and the server find the same in ${name}`, async () => {
    const session = await Session.start({ files, pull: true, decorations: true })
    try {
      await session.until(
        () => session.received.some(({ method, params }) => method === statusNotification && isReady(params as Status)),
        () => "the server does not say that it has read everything",
      )
      const told = new Map<string, readonly Diagnostic[]>()
      for (const path of Object.keys(files)) told.set(path, await session.pull(path))
      const { out } = postil(session.folder, ["check", "--format", "json"])
      assert.deepEqual(atHome(told), listed(out))
    } finally {
      await session.stop()
    }
  })
}

function isReady({ corpora }: Status): boolean {
  return corpora.length > 0 && corpora.every(({ loading }) => loading === undefined)
}

/** Each diagnostic in the file to edit, as a line; those in an article that its sidecar shows as well are left out. */
function atHome(told: ReadonlyMap<string, readonly Diagnostic[]>): readonly string[] {
  const stem = (path: string) => path.replace(/\.txt$|\.ann(\.[^.]+)?\.yaml$/, "")
  const inSidecars = new Set<string>()
  for (const [path, diagnostics] of told) {
    if (!path.endsWith(".ann.yaml") && !/\.ann\.[^.]+\.yaml$/.test(path)) continue
    for (const { code, message } of diagnostics) inSidecars.add(`${stem(path)} ${code} ${message}`)
  }
  const lines = [...told].flatMap(([path, diagnostics]) =>
    diagnostics
      .filter(({ code, message }) => !path.endsWith(".txt") || !inSidecars.has(`${stem(path)} ${code} ${message}`))
      .map(({ range, severity, code, message }) => line(path, range, severities[severity ?? 0], code, message)),
  )
  return lines.sort()
}

function listed(json: string): readonly string[] {
  const { findings } = JSON.parse(json)
  const lines: string[] = []
  for (const { file, range, severity, code, message } of findings)
    lines.push(line(file, range, severity, code, message))
  return lines.sort()
}

function line(file: string, range: Diagnostic["range"], severity: unknown, code: unknown, message: unknown): string {
  const { start, end } = range
  return `${file}:${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${code} ${message}`
}
