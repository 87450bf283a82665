import { ConfigurationTarget, workspace } from "vscode"
import type { Style } from "./decoration-types.ts"

export interface HighlightSettings {
  readonly enabled: boolean
  readonly style: Style
  readonly claims: boolean
}

const section = "postil.highlight"

export function highlightSettings(): HighlightSettings {
  const settings = workspace.getConfiguration(section)
  return {
    enabled: settings.get("enabled", true),
    style: settings.get<Style>("style", "both"),
    claims: settings.get("claims", true),
  }
}

/** Switches highlights on or off where that was decided before: in the workspace, else for the person. */
export async function toggleHighlights(): Promise<boolean> {
  const settings = workspace.getConfiguration(section)
  const inWorkspace = settings.inspect("enabled")?.workspaceValue !== undefined
  const enabled = !highlightSettings().enabled
  await settings.update("enabled", enabled, inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global)
  return enabled
}
