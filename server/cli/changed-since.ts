import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { pathToUri, uriToPath } from "../node/file-uri.ts"
import { Refusal } from "./command.ts"

/** URIs of the files below `root` that differ from a commit of git, new ones included. */
export function changedSince(commit: string, root: string): ReadonlySet<string> {
  const folder = uriToPath(root) ?? ""
  if (git(["rev-parse", "--is-inside-work-tree"], folder) === undefined)
    throw new Refusal(`--since needs git, and "${folder}" is in no git repository.`)
  const id = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${commit}^{commit}`], folder)?.trim()
  if (id === undefined || id === "")
    throw new Refusal(`git knows no commit "${commit}"; in a shallow clone, fetch it first.`)
  const changed = git(["diff", ...quiet, "--name-only", "-z", "--relative", id, "--"], folder)
  const fresh = git(["ls-files", "--others", "--exclude-standard", "-z"], folder)
  if (changed === undefined || fresh === undefined) throw new Refusal(`git cannot compare with "${commit}".`)
  const paths = `${changed}\0${fresh}`.split("\0").filter(path => path !== "")
  return new Set(paths.map(path => pathToUri(join(folder, path))))
}

const quiet = ["--no-ext-diff", "--no-textconv", "--no-renames", "--ignore-submodules"]

/** What git prints; undefined where it fails. It runs without a shell, and starts nothing that a repository names. */
function git(words: readonly string[], folder: string): string | undefined {
  const safe = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]
  const env = { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" }
  const ended = spawnSync("git", [...safe, ...words], { cwd: folder, env, encoding: "utf8", maxBuffer: 100_000_000 })
  if (ended.error !== undefined && "code" in ended.error && ended.error.code === "ENOENT")
    throw new Refusal("--since needs git, which is not installed.")
  return ended.status === 0 ? ended.stdout : undefined
}
