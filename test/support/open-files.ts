import { readdirSync } from "node:fs"

/** Where it cannot be told how many files are open. */
export const noOpenFiles = process.platform === "win32"

/** How many files and folders this process has open. */
export function openFiles(): number {
  return readdirSync("/dev/fd").length
}
