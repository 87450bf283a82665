import { Disposable } from "vscode"
import type { Acts } from "../apply/acts.ts"
import type { Step } from "../apply/journal.ts"
import type { RecentEntities } from "./recent-entities.ts"

/** Keeps the recent entities right when one is renamed, or merged into another, and when that is taken back. */
export function followSteps(acts: Pick<Acts, "onDidDo" | "onDidUndo">, recent: RecentEntities): Disposable {
  const back = new WeakMap<Step, () => void>()
  return Disposable.from(
    acts.onDidDo(step => {
      if (step.heirs?.length) back.set(step, recent.follow(step.heirs))
    }),
    acts.onDidUndo(step => back.get(step)?.()),
  )
}
