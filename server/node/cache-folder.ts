import { homedir } from "node:os"
import { isAbsolute, join } from "node:path"

/** Where Postil keeps for this user what it can do without; the folder may not exist yet. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const { POSTIL_CACHE: chosen } = env
  return chosen !== undefined && isAbsolute(chosen) ? chosen : join(cachesOf(env, platform), "postil")
}

function cachesOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") return env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local")
  if (platform === "darwin") return join(homedir(), "Library", "Caches")
  const { XDG_CACHE_HOME: given } = env
  // A relative one is to be ignored, says the specification.
  return given !== undefined && isAbsolute(given) ? given : join(homedir(), ".cache")
}
