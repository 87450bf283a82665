import { commands, Position, Uri, window } from "vscode"
import { type StepMentionParams, type SteppedMention, stepMentionRequest } from "../server/lsp/protocol.ts"
import { type Place, placeOf, showPlace } from "./place.ts"
import type { ServerClient } from "./server-client.ts"

const messageMs = 5000

/** Goes to the mention of the same entity before or behind a place, in whichever article it is. */
export async function stepMention(
  server: ServerClient,
  direction: StepMentionParams["direction"],
  argument: unknown,
): Promise<void> {
  const place = placeOf(argument)
  if (place === undefined) return
  const params: StepMentionParams = { uri: place.uri.toString(), position: place.position, direction }
  const step = await server.ask<SteppedMention>(stepMentionRequest, params)
  if (step === undefined) return
  if (step === null) return void window.setStatusBarMessage("No mention at the cursor", messageMs)
  const { line, character } = step.location.range.start
  await showPlace({ uri: Uri.parse(step.location.uri), position: new Position(line, character) })
  window.setStatusBarMessage(`${step.entity.name}: mention ${step.index} of ${step.total}`, messageMs)
}

/** Lists all mentions of what is at a place; where the extension with that list is switched off, peeks at them. */
export async function showMentions(argument: unknown): Promise<void> {
  const place = placeOf(argument)
  if (place === undefined) return
  await moveTo(place)
  try {
    await commands.executeCommand("references-view.findReferences")
  } catch {
    await commands.executeCommand("editor.action.referenceSearch.trigger")
  }
}

async function moveTo(place: Place): Promise<void> {
  const editor = window.activeTextEditor
  const isThere = editor?.document.uri.toString() === place.uri.toString()
  if (!isThere || !editor.selection.active.isEqual(place.position)) await showPlace(place)
}
