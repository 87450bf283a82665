import type { Acts } from "../apply/acts.ts"
import type { Handlers } from "../commands.ts"
import type { ServerClient } from "../server-client.ts"
import { type AnnotationMode, showKeys } from "./annotation-mode.ts"
import { changeEnd } from "./change-end.ts"
import { fixProblem } from "./fix-problem.ts"

export function modeCommands(mode: AnnotationMode, server: ServerClient, acts: Acts): Handlers {
  return {
    "postil.toggleAnnotationMode": () => mode.toggle(),
    "postil.showKeys": showKeys,
    "postil.fixProblem": fixProblem,
    "postil.extendAnnotation": () => changeEnd("extend", server, acts),
    "postil.shrinkAnnotation": () => changeEnd("shrink", server, acts),
  }
}
