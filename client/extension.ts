import { type ExtensionContext, window } from "vscode"
import { AnnotationStore } from "./annotation-store.ts"
import { registerCommands } from "./commands.ts"
import { keepContextKeys } from "./context-keys.ts"
import { Highlights } from "./highlights.ts"
import { assignLanguages } from "./own-languages.ts"
import { ServerClient } from "./server-client.ts"
import { showStatus } from "./status-items.ts"

/** What tests may look at. */
export interface TestApi {
  readonly highlights: Pick<Highlights, "shown">
  readonly server: Pick<ServerClient, "ask" | "kill">
}

/** Returns at once: VS Code holds back our commands until it does. */
export function activate(context: ExtensionContext): TestApi {
  const log = window.createOutputChannel("Postil", { log: true })
  const server = new ServerClient(context, log)
  const annotations = new AnnotationStore(server)
  const highlights = new Highlights(annotations)
  context.subscriptions.push(
    server,
    annotations,
    highlights,
    keepContextKeys(server, annotations),
    assignLanguages(server),
    showStatus(server),
    registerCommands(server, log),
    log,
  )
  void server.start()
  return { highlights, server }
}
