import { readFileSync } from "node:fs"
import { type Browser, chromium } from "playwright-core"
import { atEnd } from "./ending.ts"
import { findExecutables } from "./find-executable.ts"
import { installNpmBrowser } from "./npm-browser.ts"
import { failureOf } from "./processes.ts"
import type { Say } from "./project.ts"

/** A program that may be a Chromium, and what it needs in its environment. */
export interface BrowserProgram {
  readonly path: string
  readonly env?: Record<string, string>
}

export interface LaunchedBrowser {
  readonly browser: Browser
  readonly path: string
  readonly close: () => Promise<void>
}

/** A running headless Chromium: one that is there, else one from npm, else (root on Debian) Debian's package. */
export async function launchBrowser(say: Say): Promise<LaunchedBrowser> {
  const failures: string[] = []
  for (const find of [browsersHere, installNpmBrowser, installDebianBrowser]) {
    try {
      for (const program of await find(say)) {
        const launched = await tryLaunch(program)
        if (typeof launched !== "string") return launched
        failures.push(`${program.path}: ${launched}`)
        say(`Not used: ${failures.at(-1)}`)
      }
    } catch (error) {
      failures.push(String(error))
    }
  }
  throw new Error(
    ["No Chromium could be started. Install Chromium or Google Chrome and try again. Tried:", ...failures].join("\n  "),
  )
}

function browsersHere(): BrowserProgram[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"]
  const applications = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"]
  const inApplications = applications.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
  return findExecutables([...names, ...inApplications]).map(path => ({ path }))
}

async function installDebianBrowser(say: Say): Promise<BrowserProgram[]> {
  if (process.getuid?.() !== 0 || !isDebian()) return []
  say("Installing Debian's package chromium …")
  const env = { DEBIAN_FRONTEND: "noninteractive" }
  await failureOf("apt-get", ["update"], { env })
  const failure = await failureOf("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env })
  if (failure !== undefined) throw new Error(failure)
  return browsersHere()
}

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"))
  } catch {
    return false
  }
}

/** The browser once it has shown a page, else in short why not. */
async function tryLaunch({ path, env }: BrowserProgram): Promise<LaunchedBrowser | string> {
  let browser: Browser | undefined
  try {
    browser = await chromium.launch({
      executablePath: path,
      args: flags,
      timeout: 30_000,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(env === undefined ? {} : { env: { ...definedOnly(process.env), ...env } }),
    })
    const started = browser
    const page = await started.newPage()
    await page.goto("data:text/html,<title>it works</title>", { timeout: 15_000 })
    await page.close()
    return { browser: started, path, close: atEnd(() => started.close()) }
  } catch (error) {
    await browser?.close()
    return reasonIn(String(error))
  }
}

// The sandbox needs rights that containers rarely give, and the only page shown is our own.
const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync", "--disable-dev-shm-usage"],
  ...["--disable-background-networking", "--disable-component-update"],
]

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function reasonIn(message: string): string {
  const telling = /error while loading shared libraries: .*|Failed to launch.*|Timeout.*/.exec(message)
  return telling?.[0] ?? message.split("\n")[0] ?? message
}
