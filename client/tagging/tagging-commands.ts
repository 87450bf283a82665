import type { Acts } from "../apply/acts.ts"
import type { Handlers } from "../commands.ts"
import type { ServerClient } from "../server-client.ts"
import { removeAnnotation } from "./remove.ts"
import type { Tagging } from "./tagging.ts"

export function taggingCommands(tagging: Tagging, server: ServerClient, acts: Acts): Handlers {
  return {
    "postil.tagSelection": () => tagging.tagSelection(),
    "postil.tagWithLast": () => tagging.tagWithRecent(1),
    "postil.tagWithRecent": nth => tagging.tagWithRecent(typeof nth === "number" ? nth : 1),
    "postil.removeAnnotation": () => removeAnnotation(server, acts, tagging),
  }
}
