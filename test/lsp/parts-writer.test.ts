import assert from "node:assert/strict"
import { PassThrough } from "node:stream"
import { test } from "node:test"
import { type Message, StreamMessageReader } from "vscode-languageserver/node"
import { JsonText } from "../../server/lsp/json-text.ts"
import { PartsWriter } from "../../server/lsp/parts-writer.ts"

test("messages arrive whole and in order, large ones among them", async () => {
  const stream = new PassThrough()
  const writer = new PartsWriter(stream)
  const words = Array.from({ length: 40_000 }, (_, index) => `wörd ${index}`)
  const list = new JsonText(
    ["[", ...words.map((word, index) => `${index === 0 ? "" : ","}"${word}"`), "]"].map(text => Buffer.from(text)),
  )
  const messages = [
    { id: 1, result: "ä" },
    { id: 2, result: list },
    { id: 3, result: [] },
  ]
  const received = receive(stream, messages.length)
  for (const message of messages) void writer.write(answer(message))
  assert.deepEqual(await received, [
    { jsonrpc: "2.0", id: 1, result: "ä" },
    { jsonrpc: "2.0", id: 2, result: words },
    { jsonrpc: "2.0", id: 3, result: [] },
  ])
})

test("while a large message is on its way the writer is busy", async () => {
  const stream = new PassThrough()
  const writer = new PartsWriter(stream)
  const parts = Array.from({ length: 4 }, (_, index) =>
    Buffer.from(`${index === 0 ? "[" : ","}"${"w".repeat(2 ** 16)}"`),
  )
  const written = writer.write(answer({ id: 1, result: new JsonText([...parts, Buffer.from("]")]) }))
  await new Promise(resolve => setImmediate(resolve))
  assert.equal(writer.isBusy, true)
  await receive(stream, 1)
  await written
  assert.equal(writer.isBusy, false)
})

test("what cannot be printed is told, and the next message is sent", async () => {
  const stream = new PassThrough()
  const writer = new PartsWriter(stream)
  const told: string[] = []
  writer.onError(([error]) => told.push(error.message))
  const received = receive(stream, 1)
  await assert.rejects(writer.write(answer({ id: 1, result: 1n })))
  await writer.write(answer({ id: 2, result: 2 }))
  assert.deepEqual(await received, [{ jsonrpc: "2.0", id: 2, result: 2 }])
  assert.equal(told.length, 1)
})

test("a client that is gone is told as an error", async () => {
  const stream = new PassThrough()
  const writer = new PartsWriter(stream)
  let told = 0
  writer.onError(() => told++)
  stream.destroy()
  await assert.rejects(writer.write(answer({ id: 1, result: 1 })))
  assert.ok(told > 0)
})

function answer(answer: { readonly id: number; readonly result: unknown }): Message {
  return { jsonrpc: "2.0", ...answer }
}

function receive(stream: PassThrough, count: number): Promise<readonly Message[]> {
  const messages: Message[] = []
  return new Promise(resolve => {
    new StreamMessageReader(stream).listen(message => {
      if (messages.push(message) === count) resolve(messages)
    })
  })
}
