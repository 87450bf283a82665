import { spawn, spawnSync } from "node:child_process"

/** What git is to be asked: its words, and what it reads. */
export interface GitQuestion {
  readonly words: readonly string[]
  readonly input?: string
}

/** Asks git one thing after another; `undefined` is the answer where it fails. */
export type AskingGit<T> = Generator<GitQuestion, T, Buffer | undefined>

const longestMs = 20_000
const longestAnswer = 300_000_000

/** Nothing that a repository names is started, nothing is fetched or written, and no path is a pattern. */
const safe = ["-c", "core.fsmonitor=false", "--no-pager", "--literal-pathspecs"]
// Older versions of git know nothing of the first; without a protocol they cannot fetch either.
const quiet = {
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
}

/** In a folder; the program waits. */
export function askGit<T>(asking: AskingGit<T>, folder: string): T {
  let step = asking.next()
  while (step.done !== true) step = asking.next(answerNow(step.value, folder))
  return step.value
}

/** The same while the program goes on. */
export async function askGitSoon<T>(asking: AskingGit<T>, folder: string): Promise<T> {
  let step = asking.next()
  while (step.done !== true) step = asking.next(await answerSoon(step.value, folder))
  return step.value
}

function answerNow({ words, input }: GitQuestion, folder: string): Buffer | undefined {
  const { status, stdout } = spawnSync("git", ["-C", folder, ...safe, ...words], {
    env: { ...process.env, ...quiet },
    maxBuffer: longestAnswer,
    timeout: longestMs,
    windowsHide: true,
    ...(input !== undefined && { input }),
  })
  return status === 0 ? stdout : undefined
}

function answerSoon({ words, input }: GitQuestion, folder: string): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const git = spawn("git", ["-C", folder, ...safe, ...words], {
      env: { ...process.env, ...quiet },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: longestMs,
      windowsHide: true,
    })
    const parts: Buffer[] = []
    let length = 0
    git.stdout.on("data", (part: Buffer) => {
      length += part.length
      if (length > longestAnswer) git.kill()
      else parts.push(part)
    })
    git.on("error", () => resolve(undefined))
    git.on("close", status => resolve(status === 0 ? Buffer.concat(parts) : undefined))
    // It may end before it has read all.
    git.stdin.on("error", () => undefined)
    git.stdin.end(input ?? "")
  })
}
