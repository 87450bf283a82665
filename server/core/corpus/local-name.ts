import type { Sidecar } from "../model/sidecar.ts"
import { normalize } from "../text/normal-form.ts"

/** Whether a string is the name of a local entity, or its upper-case form. */
export function isLocalName(surface: string, id: string, { local }: Sidecar): boolean {
  const name = normalize(local.get(id)?.name?.value ?? "").trim()
  const written = normalize(surface).trim()
  return name !== "" && (written === name || written === name.toUpperCase())
}
