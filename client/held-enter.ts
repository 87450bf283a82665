import { commands } from "vscode"
import type { Handlers } from "./commands.ts"

/**
 * Between a key that opens a picker and the picker there are some milliseconds, and at the start of VS Code seconds, in
 * which Enter would replace the selected words of the article. The keys of these commands set `postil.isAsking` before
 * they run, with `_setContext`, which unlike `setContext` does not wait for extensions; while it is set, Enter in an
 * article is `postil.pressEnter`.
 */
export function holdingEnter(handlers: Handlers): Handlers {
  const held = Object.entries(handlers).map(([id, handler]) => [id, (argument: unknown) => hold(handler, argument)])
  return { ...Object.fromEntries(held), "postil.pressEnter": pressEnter }
}

/** Lets Enter through; a window that has lost us while something was asked must not keep it. */
export function releaseEnter(): void {
  void commands.executeCommand("setContext", "postil.isAsking", false)
}

async function hold(handler: Handlers[string], argument: unknown): Promise<unknown> {
  try {
    return await handler?.(argument)
  } finally {
    releaseEnter()
  }
}

/** The picker has been opened meanwhile: commands arrive in their order. */
async function pressEnter(): Promise<void> {
  await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem")
}
