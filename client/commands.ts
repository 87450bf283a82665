import { commands, Disposable, type LogOutputChannel, window } from "vscode"
import { openCounterpart } from "./counterpart-command.ts"
import { showMentions, stepMention } from "./mention-commands.ts"
import type { ServerClient } from "./server-client.ts"
import { toggleHighlights } from "./settings.ts"

/** All our commands. Those that a hover links to take `{uri, position}`, and without it are about the cursor. */
export function registerCommands(server: ServerClient, log: LogOutputChannel): Disposable {
  const handlers: Readonly<Record<string, (argument: unknown) => unknown>> = {
    "postil.nextMention": argument => stepMention(server, "next", argument),
    "postil.previousMention": argument => stepMention(server, "previous", argument),
    "postil.showMentions": showMentions,
    "postil.openSidecar": argument => openCounterpart(server, argument),
    "postil.openArticle": argument => openCounterpart(server, argument),
    "postil.toggleHighlights": announceToggle,
    "postil.restartServer": () => server.restart(),
    "postil.showOutput": () => log.show(),
  }
  return Disposable.from(...Object.entries(handlers).map(([id, handler]) => commands.registerCommand(id, handler)))
}

async function announceToggle(): Promise<void> {
  const enabled = await toggleHighlights()
  window.setStatusBarMessage(enabled ? "Mention highlights are on" : "Mention highlights are off", 5000)
}
