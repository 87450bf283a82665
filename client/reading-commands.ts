import { type LogOutputChannel, window } from "vscode"
import type { Handlers } from "./commands.ts"
import { openCounterpart } from "./counterpart-command.ts"
import { describeAtCursor } from "./describe.ts"
import { clearCaches } from "./kept-texts.ts"
import { showMentions, stepMention } from "./mention-commands.ts"
import type { ServerClient } from "./server-client.ts"
import { toggleHighlights } from "./settings.ts"

/**
 * Commands that change no file of a corpus. Those that a hover links to take `{uri, position}`, and without it are about the cursor.
 */
export function readingCommands(server: ServerClient, log: LogOutputChannel): Handlers {
  return {
    "postil.nextMention": argument => stepMention(server, "next", argument),
    "postil.previousMention": argument => stepMention(server, "previous", argument),
    "postil.showMentions": showMentions,
    "postil.describeAtCursor": () => describeAtCursor(server),
    "postil.openSidecar": argument => openCounterpart(server, argument),
    "postil.openArticle": argument => openCounterpart(server, argument),
    "postil.toggleHighlights": announceToggle,
    "postil.restartServer": () => server.restart(),
    "postil.clearCaches": () => clearCaches(server),
    "postil.showOutput": () => log.show(),
  }
}

async function announceToggle(): Promise<void> {
  const enabled = await toggleHighlights()
  window.setStatusBarMessage(enabled ? "Mention highlights are on" : "Mention highlights are off", 5000)
}
