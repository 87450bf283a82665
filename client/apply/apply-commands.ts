import type { ActName, ActRequest, FixParams } from "../../server/lsp/acts-protocol.ts"
import type { Handlers } from "../commands.ts"
import type { Acts } from "./acts.ts"
import { withReason } from "./ask-reason.ts"

export function applyCommands(acts: Acts): Handlers {
  return {
    "postil.apply": argument => applyCommand(acts, argument),
    "postil.undoLastAnnotation": () => acts.undo(),
  }
}

/** Does what a code action brings along: an act, or a quick fix. */
async function applyCommand(acts: Acts, argument: unknown): Promise<boolean> {
  if (isAct(argument)) {
    const request = await withReason(argument)
    return request !== undefined && (await acts.do(request.name, request.params))
  }
  if (!isFix(argument)) return false
  const result = await acts.previewFix(argument)
  return result !== undefined && (await acts.apply(result))
}

// What is inside them the server looks at.
function isAct(argument: unknown): argument is ActRequest<ActName> {
  const { name, params } = (argument ?? {}) as { readonly name?: unknown; readonly params?: unknown }
  return typeof name === "string" && typeof params === "object" && params !== null
}

function isFix(argument: unknown): argument is FixParams {
  const { uri, code, title } = (argument ?? {}) as Partial<Record<keyof FixParams, unknown>>
  return [uri, code, title].every(text => typeof text === "string")
}
