import { commands, type Disposable } from "vscode"
import type { Handlers } from "../commands.ts"
import { enterKey } from "./keys.ts"

/** What takes the keys that were pressed for it before it had the focus. */
export interface KeyReceiver {
  press(keys: string): void
}

/** What the keys of package.json ask for: "opening" from the key to the picker, "open" to the end of the command. */
type Asking = "opening" | "open" | false

let running = 0
let held = ""
let receiver: KeyReceiver | undefined
/** How often VS Code has been told to let keys through, and has not answered yet. */
let releasing = 0

/**
 * Between a key that opens a picker and the picker there are some milliseconds, and at the start of VS Code seconds, in
 * which other keys would replace the selected words of the article. The keys of these commands set `postil.isAsking`
 * before they run, with `_setContext`, which unlike `setContext` does not wait for extensions. While it is "opening",
 * what is typed in an article is `postil.typeAhead`; Enter is until the command has ended.
 */
export function holdingKeys(handlers: Handlers): Handlers {
  const holding = Object.entries(handlers).map(([id, handler]) => [id, (argument: unknown) => hold(handler, argument)])
  return { ...Object.fromEntries(holding), "postil.typeAhead": typeAhead }
}

/** Hands over what was typed ahead, and what will be; `picker` has just been shown. */
export function receiveKeys(picker: KeyReceiver): Disposable {
  receiver = picker
  // VS Code has shown it by then, and gives it the keys itself.
  if (running > 0) void setAsking("open")
  const keys = held
  held = ""
  if (keys !== "") picker.press(keys)
  return {
    dispose: () => {
      if (receiver === picker) receiver = undefined
    },
  }
}

/** Longer than it takes VS Code to run what was asked before we were there. */
const startMs = 5000

/** Lets the keys through that a window still holds which has lost us while something was asked. */
export function releaseKeysAtStart(): Disposable {
  const timer = setTimeout(() => {
    if (running > 0) return
    held = ""
    void release()
  }, startMs)
  return { dispose: () => clearTimeout(timer) }
}

/** Done when VS Code has done all that we told it before. */
export async function shown(): Promise<void> {
  // What pickers are told is sent in the next turn.
  await new Promise(resolve => setTimeout(resolve, 0))
  // A window that is closed does not answer.
  await roundTrip().then(undefined, () => undefined)
}

async function hold(handler: Handlers[string], argument: unknown): Promise<unknown> {
  running++
  // What the key had set is undone by the end of the command before, which may have come behind it.
  if (releasing > 0 && receiver === undefined) void setAsking("opening")
  try {
    return await handler?.(argument)
  } finally {
    running--
    if (running === 0) {
      held = ""
      void release()
    }
  }
}

async function release(): Promise<void> {
  releasing++
  await setAsking(false).then(undefined, () => undefined)
  releasing--
}

async function typeAhead(keys: unknown): Promise<void> {
  if (typeof keys !== "string") return
  if (receiver !== undefined) return receiver.press(keys)
  held += keys
  // For a picker of VS Code's own, which has been opened meanwhile.
  if (keys === enterKey) await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem")
}

/** Sets what nobody asks for: VS Code answers in order. */
function roundTrip(): Thenable<unknown> {
  return setContext("postil.isThere", true)
}

function setAsking(asking: Asking): Thenable<unknown> {
  return setContext("postil.isAsking", asking)
}

function setContext(name: string, value: unknown): Thenable<unknown> {
  return commands.executeCommand("setContext", name, value)
}
