import { equal } from "node:assert/strict"
import { test } from "node:test"
import { keysBetween, withKeys } from "../../client/picking/keys.ts"
import { TypedKeys } from "../../client/picking/typed-keys.ts"
import { type Next, random, times } from "../support/random.ts"

test("keys are what makes one text of another where it ends", () => {
  equal(keysBetween("Merk", "Merkel"), "el")
  equal(keysBetween("Merk", "Mer."), "\b.")
  equal(keysBetween("", ""), "")
  equal(withKeys("Merk", "\b."), "Mer.")
  equal(withKeys("", "\ba"), "a")
})

test("no key is lost or doubled, whatever is put into the input meanwhile", async () => {
  const next = random("typed keys")
  for (let time = 0; time < times(300); time++) await typeAndChange(next)
})

/** Somebody types while we put other texts into the input; both sides hear of each other late, in order. */
async function typeAndChange(next: Next): Promise<void> {
  const channel = new Channel()
  const keys = new TypedKeys(text => channel.change(text))
  let heard = ""
  let pressed = ""
  channel.tell = text => {
    const typed = keys.told(text)
    heard += typed
    if (typed !== "") keys.set(ours())
  }
  // What we want to be shown: the last few keys.
  const ours = () => heard.slice(-(heard.length % 5))
  for (let step = 0; step < 60; step++) {
    // Each key is another one: of two alike nobody could tell which is the echo.
    const key = String.fromCodePoint(0x4e00 + step)
    const deed = next(5)
    if (deed === 0) {
      pressed += key
      channel.type(key)
    } else if (deed === 1) keys.set(ours())
    else if (deed < 4) channel.deliverToEditor()
    else channel.deliverToUs()
    await undefined
  }
  await channel.deliverAll()
  equal(heard, pressed)
}

class Channel {
  tell: (text: string) => void = () => undefined
  #input = ""
  readonly #toEditor: { readonly text: string; readonly done: () => void }[] = []
  readonly #toUs: (() => void)[] = []

  change(text: string): Promise<void> {
    return new Promise(done => this.#toEditor.push({ text, done }))
  }

  type(key: string): void {
    this.#hold(this.#input + key)
  }

  deliverToEditor(): void {
    const next = this.#toEditor.shift()
    if (next === undefined) return
    this.#hold(next.text)
    this.#toUs.push(next.done)
  }

  deliverToUs(): void {
    this.#toUs.shift()?.()
  }

  async deliverAll(): Promise<void> {
    while (this.#toEditor.length + this.#toUs.length > 0) {
      this.deliverToEditor()
      this.deliverToUs()
      await undefined
    }
  }

  #hold(text: string): void {
    if (text === this.#input) return
    this.#input = text
    this.#toUs.push(() => this.tell(text))
  }
}
