import {
  ApplyWorkspaceEditRequest,
  type ApplyWorkspaceEditResult,
  type CancellationToken,
  type Connection,
  type ExecuteCommandParams,
  ExecuteCommandRequest,
  MessageType,
  type ShowDocumentParams,
  ShowMessageNotification,
} from "vscode-languageserver"
import { type Change, isRefusal, type Outcome } from "../../core/acts/act.ts"
import { actParams } from "../../core/acts/act-params.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { readAct } from "../act-params.ts"
import type { Documents, Feature } from "../feature.ts"
import type { JsonText } from "../json-text.ts"
import { goToCommand, placeToGo } from "../place-to-go.ts"
import { printRefactoring } from "../print-refactoring.ts"
import { runReadyAct } from "../run-act.ts"
import { say } from "../say.ts"

/** Goes on where somebody has cancelled the reading of a corpus. */
const readRestCommand = "postil.read-rest"
const prefix = "postil.act."
const actCommands = Object.keys(actParams).map(name => prefix + name)

/**
 * Every act as a command, for clients without forms: it answers the edit, and with `apply: true` among its values it
 * has it applied as well. Our own client asks for acts, and would take each of these for a command of its own.
 */
export const executeCommand: Feature = {
  capabilities: ({ decorations }) =>
    decorations ? {} : { executeCommandProvider: { commands: [...actCommands, goToCommand, readRestCommand] } },
  register(connection, documents) {
    const run = ({ command, arguments: [given] = [] }: ExecuteCommandParams, token: CancellationToken) => {
      if (command === goToCommand) return show(given, connection)
      if (command === readRestCommand) return readRest(documents)
      const ready = readAct(command.startsWith(prefix) ? command.slice(prefix.length) : command, given, documents)
      if (typeof ready === "string") return refused(ready, connection)
      const { corpus } = ready
      function* answering(outcome: Outcome): Answering {
        if (isRefusal(outcome)) return refused(outcome.refused, connection)
        return yield* printEdit(outcome, wantsApplied(given), corpus, connection, documents)
      }
      return runReadyAct(ready, answering, documents, token)
    }
    connection.onRequest(ExecuteCommandRequest.method, run)
  },
}

/** Made in slices where it is large. */
type Answering = Generator<void, JsonText | null>

function* printEdit(
  change: Change,
  how: "answered" | "applied",
  corpus: Corpus,
  connection: Connection,
  documents: Documents,
): Answering {
  const edit = yield* printRefactoring(change, corpus, documents)
  if (edit === undefined) return refused("This editor cannot create or rename files for the server", connection)
  const { applyEdit, editMetadata } = documents.client
  if (how === "applied" && applyEdit) {
    const metadata = editMetadata && { metadata: { isRefactoring: true } }
    const place = placeToGo(change, corpus, documents)
    const request = { label: change.title, edit, ...metadata }
    const applied = connection.sendRequest<ApplyWorkspaceEditResult>(ApplyWorkspaceEditRequest.method, request)
    const follow = (isApplied: boolean) => {
      if (isApplied) documents.accept(change.accepts ?? [])
      return isApplied && place ? connection.window.showDocument(place) : undefined
    }
    say(applied.then(result => follow(result.applied)))
  }
  return edit
}

function readRest(documents: Documents): null {
  documents.readRest()
  return null
}

/** What our code actions bring along; from elsewhere it may be anything. */
function show(given: unknown, connection: Connection): null {
  const isPlace = typeof given === "object" && given !== null && "uri" in given && typeof given.uri === "string"
  if (isPlace) say(connection.window.showDocument({ ...(given as ShowDocumentParams), external: false }))
  return null
}

function refused(message: string, connection: Connection): null {
  say(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }))
  return null
}

function wantsApplied(given: unknown): "answered" | "applied" {
  const applies = typeof given === "object" && given !== null && "apply" in given && given.apply === true
  return applies ? "applied" : "answered"
}
