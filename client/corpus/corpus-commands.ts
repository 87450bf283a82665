import type { Uri } from "vscode"
import { readRestNotification, stopReadingNotification } from "../../server/lsp/protocol.ts"
import type { Handlers } from "../commands.ts"
import type { ServerClient } from "../server-client.ts"
import { createCorpus } from "./create-corpus.ts"
import { openSample } from "./open-sample.ts"

/** `extension` is the folder that the sample lies in. */
export function corpusCommands(server: ServerClient, extension: Uri): Handlers {
  return {
    "postil.createCorpus": argument => createCorpus(server, argument),
    "postil.stopReading": () => server.notify(stopReadingNotification, {}),
    "postil.readRest": () => server.notify(readRestNotification, {}),
    "postil.openSample": () => openSample(extension),
  }
}
