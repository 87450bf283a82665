import type { CodeAction, Command } from "vscode-languageserver"
import { isRefusal } from "../../core/acts/act.ts"
import { actParams } from "../../core/acts/act-params.ts"
import { runAct } from "../../core/acts/all-acts.ts"
import type { ActRequest, FixParams } from "../acts-protocol.ts"
import type { Document, Documents } from "../feature.ts"
import { goToAction } from "../place-to-go.ts"
import { toWorkspaceEdit } from "../to-workspace-edit.ts"
import { today } from "../today.ts"
import type { Offer, PlannedAct } from "./offer.ts"

/**
 * An offer as this client takes it: our own does the act itself, another may ask for the edit when it is chosen. One
 * that cannot wait is given the edit, and nothing where the act is refused.
 */
export function toCodeAction(offer: Offer, article: Document, documents: Documents): CodeAction | undefined {
  const { title, kind, act } = offer
  const request = toRequest(act, article, documents)
  if (documents.client.decorations) return { title, kind, command: applyCommand(title, request) }
  if (documents.client.resolvesActions) return { title, kind, data: request }
  const { corpus } = article
  const outcome = runAct(act.name, act.params, { corpus, today: today() })
  if (isRefusal(outcome)) return undefined
  const edit = toWorkspaceEdit(outcome, corpus, documents)
  return edit && { title, kind, edit, ...goToAction(outcome, corpus, documents) }
}

/** What a client of ours runs when an action is chosen: it saves what it writes, and can take it back. */
export function applyCommand(title: string, argument: ActRequest | FixParams): Command {
  return { title, command: "postil.apply", arguments: [argument] }
}

function toRequest({ name, params }: PlannedAct, { lines }: Document, documents: Documents): ActRequest {
  const kinds = new Map<string, string>(Object.entries(actParams[name]))
  const given = Object.entries(params).map(([key, value]) => {
    if (key === "uri") return [key, documents.toClient(params.uri)]
    return [key, kinds.get(key)?.startsWith("range") ? lines.toRange(value) : value]
  })
  return { name, params: Object.fromEntries(given) }
}
