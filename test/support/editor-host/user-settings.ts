import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

export type Settings = Readonly<Record<string, unknown>>

/** A fresh profile without greetings, updates and network; everything about editing is as on the desktop. */
export const quietSettings: Settings = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "git.enabled": false,
  // In the browser VS Code saves by itself; on the desktop, where our users are, it does not.
  "files.autoSave": "off",
}

export const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  "hc-dark": "Default High Contrast",
  "hc-light": "Default High Contrast Light",
} as const

export type Theme = keyof typeof themes

/** Writes the settings.json of a profile; `userFolder` is its `User` folder. */
export function writeUserSettings(userFolder: string, settings: Settings): void {
  mkdirSync(userFolder, { recursive: true })
  writeFileSync(join(userFolder, "settings.json"), JSON.stringify(settings, undefined, 2))
}
