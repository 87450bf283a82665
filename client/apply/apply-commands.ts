import type { Handlers } from "../commands.ts"
import type { Acts } from "./acts.ts"
import { applyCommand } from "./apply-command.ts"

export function applyCommands(acts: Acts): Handlers {
  return {
    "postil.apply": argument => applyCommand(acts, argument),
    "postil.undoLastAnnotation": () => acts.undo(),
  }
}
