import { rmSync } from "node:fs"

/** Removes a file, or a folder with all that is in it. What cannot be removed stays. */
export function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Somebody uses it, or may not.
  }
}
