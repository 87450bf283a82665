import assert from "node:assert/strict"
import { test } from "node:test"
import { Background } from "../../server/lsp/background.ts"

/** A background with so many bits of work, which somebody waits for; what happens is noted down. */
function working(
  bits: number,
  happened: string[],
  isUrgent = true,
  isAnswering = () => false,
): { readonly background: Background; readonly idle: Promise<void> } {
  let left = bits
  let background: Background | undefined
  const idle = new Promise<void>(resolve => {
    background = new Background({
      step: () => {
        happened.push("step")
        return --left > 0
      },
      isUrgent: () => isUrgent && left > 0,
      isAnswering,
      afterSlice: () => happened.push("told"),
      idle: resolve,
      failed: error => assert.fail(String(error)),
    })
  })
  assert.ok(background)
  return { background, idle }
}

test("what is asked along with an edit is answered before the work that the edit makes", async () => {
  const happened: string[] = []
  const { background, idle } = working(2, happened)
  background.asked()
  background.wake()
  setImmediate(() => happened.push("answered"))
  await idle
  assert.deepEqual(happened, ["answered", "step", "step", "told"])
})

test("nothing is done once it has ended", async () => {
  const happened: string[] = []
  const { background } = working(1, happened)
  background.wake()
  background.end()
  for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve))
  assert.deepEqual(happened, [])
})

test("what nobody waits for is not done while it is held back, and all of it is when it is let go", async () => {
  const happened: string[] = []
  const { background, idle } = working(2, happened, false)
  background.holdBack()
  background.wake()
  for (let turn = 0; turn < 9; turn++) await new Promise(resolve => setImmediate(resolve))
  assert.deepEqual(happened, [])
  background.letGo()
  await idle
  assert.deepEqual(happened, ["step", "step", "told"])
})

test("what nobody waits for comes behind a large answer that is on its way", async () => {
  const happened: string[] = []
  let isAnswering = false
  const { background, idle } = working(1, happened, false, () => isAnswering)
  background.wake()
  await idle
  isAnswering = true
  background.wake()
  for (let turn = 0; turn < 9; turn++) await new Promise(resolve => setImmediate(resolve))
  happened.push("answered")
  isAnswering = false
  while (happened.length < 5) await new Promise(resolve => setImmediate(resolve))
  assert.deepEqual(happened, ["step", "told", "answered", "step", "told"])
})

test("what somebody waits for is done even then", async () => {
  const happened: string[] = []
  const { background, idle } = working(2, happened)
  background.holdBack()
  background.wake()
  await idle
  assert.deepEqual(happened, ["step", "step", "told"])
})
