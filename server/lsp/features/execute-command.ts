import {
  type Connection,
  MessageType,
  type ShowDocumentParams,
  ShowMessageNotification,
  type WorkspaceEdit,
} from "vscode-languageserver"
import { type Change, isRefusal } from "../../core/acts/act.ts"
import { actParams } from "../../core/acts/act-params.ts"
import { runAct } from "../../core/acts/all-acts.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { readAct } from "../act-params.ts"
import type { Documents, Feature } from "../feature.ts"
import { goToCommand, placeToGo } from "../place-to-go.ts"
import { toRefactoring } from "../print-refactoring.ts"
import { say } from "../say.ts"
import { today } from "../today.ts"

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
    connection.onExecuteCommand(({ command, arguments: [given] = [] }): WorkspaceEdit | null => {
      if (command === goToCommand) return show(given, connection)
      if (command === readRestCommand) return readRest(documents)
      const ready = readAct(command.startsWith(prefix) ? command.slice(prefix.length) : command, given, documents)
      if (typeof ready === "string") return refused(ready, connection)
      const outcome = runAct(ready.name, ready.params, { corpus: ready.corpus, today: today() })
      if (isRefusal(outcome)) return refused(outcome.refused, connection)
      return toEdit(outcome, wantsApplied(given), ready.corpus, connection, documents)
    })
  },
}

function toEdit(
  change: Change,
  how: "answered" | "applied",
  corpus: Corpus,
  connection: Connection,
  documents: Documents,
): WorkspaceEdit | null {
  const edit = toRefactoring(change, corpus, documents)
  if (edit === undefined) return refused("This editor cannot create or rename files for the server", connection)
  const { applyEdit, editMetadata } = documents.client
  if (how === "applied" && applyEdit) {
    const metadata = editMetadata && { metadata: { isRefactoring: true } }
    const place = placeToGo(change, corpus, documents)
    const applied = connection.workspace.applyEdit({ label: change.title, edit, ...metadata })
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
