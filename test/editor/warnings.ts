import { window } from "vscode"

/** What people were warned of, newest last. */
export const warnings: string[] = []

// What VS Code hands to our extension it hands to these tests, too; no command tells what it says.
const show = window.showWarningMessage
Object.assign(window, {
  showWarningMessage: (message: string, ...rest: readonly string[]) => {
    warnings.push(message)
    return show(message, ...rest)
  },
})
