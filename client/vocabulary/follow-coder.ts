import { ConfigurationTarget, type Disposable, window, workspace } from "vscode"
import type { Acts } from "../apply/acts.ts"
import { heirOf } from "./heir-of.ts"

/** Keeps the setting `postil.coder` right when whom it names gets another id by a step of ours, or has it taken back. */
export function followCoder(acts: Acts): Disposable {
  return acts.onDidRename(renames => {
    const coder = workspace.getConfiguration("postil").get("coder", "")
    const heir = coder === "" ? undefined : heirOf(coder, renames)
    if (heir === undefined) return
    // VS Code refuses to write settings that it is just reading again.
    const followed = follow(coder, heir).catch(() => follow(coder, heir))
    followed.catch((error: Error) => {
      void window.showWarningMessage(
        `"${coder}" is "${heir}" now, but the setting "postil.coder" could not be changed: ${error.message}`,
      )
    })
  })
}

/** Where the setting is. */
async function follow(coder: string, heir: string): Promise<void> {
  const settings = workspace.getConfiguration("postil")
  const isOfWorkspace = settings.inspect("coder")?.workspaceValue !== undefined
  await settings.update("coder", heir, isOfWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global)
  window.setStatusBarMessage(`"${coder}" is "${heir}" now: your annotations go to that layer`, 5000)
}
