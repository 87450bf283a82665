import assert from "node:assert/strict"
import { type ChildProcess, execFileSync, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { test } from "node:test"
import {
  createClientPipeTransport,
  createClientSocketTransport,
  createMessageConnection,
  generateRandomPipeName,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver/node"
import { projectFolder } from "../support/editor-host/project.ts"
import { Session } from "../support/session.ts"

const program = join(projectFolder, "dist/server.js")
const files = { "postil.yaml": "format: 1\n", "a.txt": "Moscow\n", "a.ann.yaml": "mentions:\n  Moscow: russia\n" }

test("the program speaks on standard input and output, and ends when it is told to", async () => {
  const session = await Session.start({ files, program: ["--stdio"] })
  const ended = endOf(session.process)
  await session.expectCount("a.ann.yaml", "entity-unknown", 1)
  await session.stop()
  assert.equal(await ended, 0)
})

test("without a transport it uses standard input and output as well", async () => {
  const session = await Session.start({ files, program: [] })
  await session.expectCount("a.ann.yaml", "entity-unknown", 1)
  await session.stop()
})

test("the program ends when its client is gone", async () => {
  const session = await Session.start({ files, program: ["--stdio"] })
  const ended = endOf(session.process)
  session.abandon()
  assert.equal(await ended, 1)
})

test("the program speaks over node's own channel", async () => {
  const child = fork(program, ["--node-ipc"], { execArgv: [] })
  const ended = endOf(child)
  const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null }
  child.send({ jsonrpc: "2.0", id: 1, method: "initialize", params })
  const [answer] = await once(child, "message")
  assert.equal(answer.result.serverInfo.name, "postil-language-server")
  child.disconnect()
  assert.equal(await ended, 1)
})

test("the program speaks on a pipe or a socket that its client has opened", async () => {
  const name = generateRandomPipeName()
  const pipe = await createClientPipeTransport(name)
  await checkStreams([`--pipe=${name}`], () => pipe.onConnected())
  const socket = await createClientSocketTransport(0)
  await checkStreams(["--socket", `${socket.port()}`], () => socket.onConnected())
})

async function checkStreams(args: readonly string[], connected: () => Promise<[MessageReader, MessageWriter]>) {
  const child = fork(program, args, { execArgv: [] })
  const ended = endOf(child)
  const connection = createMessageConnection(...(await connected()))
  connection.listen()
  const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null }
  const { serverInfo } = await connection.sendRequest<{ serverInfo: object }>("initialize", params)
  assert.ok("version" in serverInfo)
  await connection.sendRequest("shutdown")
  connection.end()
  assert.equal(await ended, 0)
}

test("the program tells its version and how it is used", () => {
  const run = (arg: string) => execFileSync(process.execPath, [program, arg], { encoding: "utf8" })
  assert.match(run("--version"), /^\d+\.\d+\.\d+\n$/)
  assert.match(run("--help"), /--stdio/)
})

function endOf(child: ChildProcess | undefined): Promise<number | null> {
  assert.ok(child)
  return once(child, "exit").then(([code]) => code)
}
