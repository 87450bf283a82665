import { commands, window } from "vscode"

/** Tells why nothing is written in a folder that is not trusted, and how that is changed. */
export function askForTrust(): false {
  const trust = "Manage Trust"
  const message = "This folder is not trusted, so Postil changes no files in it"
  void window.showWarningMessage(message, trust).then(answer => {
    if (answer === trust) void commands.executeCommand("workbench.trust.manage")
  })
  return false
}
