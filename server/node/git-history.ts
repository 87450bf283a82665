import type { AskingGit } from "./run-git.ts"

/** A commit that put a file there. */
export interface Version {
  readonly commit: string
  readonly blob: string
}

/** Paths relative to the folder that git was asked in -> their versions, the newest first. */
export type History = ReadonlyMap<string, readonly Version[]>

/** As many versions of a file as are looked at. */
const mostVersions = 50
/** More commits than that are no matter of annotations. */
const mostCommits = 20_000
/** Of more files git tells everything below the folder. */
const namedOneByOne = 100

/** The versions of some files. Of a link or a submodule there are none. */
export function* readHistory(paths: readonly string[]): AskingGit<History> {
  if (paths.length === 0) return new Map()
  const some = paths.length <= namedOneByOne
  const most = some ? paths.length * mostVersions : mostCommits
  const shown = ["--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--format=%x01%H"]
  const safe = ["--no-show-signature", "--no-ext-diff", "--no-textconv"]
  const words = ["log", ...shown, ...safe, "-n", `${most}`, "--", ...(some ? paths : ["."])]
  const answer = yield { words }
  return answer === undefined ? new Map() : parseLog(answer.toString("utf8"), new Set(paths))
}

function parseLog(log: string, wanted: ReadonlySet<string>): History {
  const history = new Map<string, Version[]>()
  let commit = ""
  let blob: string | undefined
  for (const part of log.split("\0")) {
    const token = part.startsWith("\n") ? part.slice(1) : part
    if (token.startsWith("\x01")) commit = token.slice(1)
    else if (token.startsWith(":")) blob = /^:\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) [AMT]/.exec(token)?.[1]
    else if (blob !== undefined && wanted.has(token)) add(token, { commit, blob }, history)
  }
  return history
}

function add(path: string, version: Version, history: Map<string, Version[]>): void {
  const versions = history.get(path)
  if (versions === undefined) history.set(path, [version])
  else if (versions.length < mostVersions) versions.push(version)
}
