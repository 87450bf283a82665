import { window } from "vscode"
import type { ActRequest } from "../../server/lsp/acts-protocol.ts"

/** An allowance with the reason for it, which may stay empty; undefined when the person thinks better of it. */
export async function withReason(request: ActRequest): Promise<ActRequest | undefined> {
  if (!isAllowing(request) || request.params.reason !== undefined) return request
  const reason = await window.showInputBox({
    title: `Allow this finding of ${request.params.rule}`,
    prompt: "Why is it right here? It is kept beside the allowance; Enter alone leaves it out.",
    ignoreFocusOut: true,
  })
  if (reason === undefined) return undefined
  const params = { ...request.params, reason }
  return { name: request.name, params }
}

function isAllowing(request: ActRequest): request is ActRequest<"allow-finding"> {
  return request.name === "allow-finding"
}
