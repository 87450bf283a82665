import { Position, Uri, window } from "vscode"
import { type Counterpart, type CounterpartParams, counterpartRequest } from "../server/lsp/protocol.ts"
import { placeOf, showPlace } from "./place.ts"
import type { ServerClient } from "./server-client.ts"

/** From an article to its annotation file, or back, to where the same thing stands. */
export async function openCounterpart(server: ServerClient, argument: unknown): Promise<void> {
  const place = placeOf(argument)
  if (place === undefined) return
  const params: CounterpartParams = { uri: place.uri.toString(), position: place.position }
  const counterpart = await server.ask<Counterpart>(counterpartRequest, params)
  if (counterpart === undefined) return
  if (counterpart === null) return void window.showInformationMessage("This file is no part of a corpus")
  const uri = Uri.parse(counterpart.uri)
  if (!counterpart.exists) return void window.showInformationMessage(`There is no "${nameOf(uri)}" yet`)
  const { line, character } = counterpart.range?.start ?? { line: 0, character: 0 }
  await showPlace({ uri, position: new Position(line, character) }, columnOf(uri))
}

/** Where the file is seen already, side by side for example. */
function columnOf(uri: Uri) {
  return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())?.viewColumn
}

function nameOf(uri: Uri): string {
  return uri.path.split("/").at(-1) ?? uri.path
}
