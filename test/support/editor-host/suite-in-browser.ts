import { join } from "node:path"
import type { Page } from "playwright-core"
import type { Summary } from "../summary.ts"
import { startEditorServer } from "./editor-server.ts"
import { launchBrowser } from "./launch-browser.ts"
import { type Say, testedVscode } from "./project.ts"
import { copyInto, scratchFolder } from "./scratch.ts"
import { watchSuite } from "./watch-suite.ts"

/** Runs the suite in the extension host of the embedded editor, with its window in a headless Chromium. */
export async function runSuiteInBrowser(testsPath: string, pattern: string, say: Say): Promise<Summary> {
  const scratch = scratchFolder()
  const eventsFile = join(scratch.folder, "events")
  const env = { POSTIL_SUITE_EVENTS: eventsFile, POSTIL_SUITE_PATTERN: pattern }
  const { browser, path, close } = await launchBrowser(say)
  try {
    const server = await startEditorServer({ dataFolder: join(scratch.folder, "profile"), env }, say)
    try {
      say(`The suite runs in VS Code ${testedVscode}, embedded, with ${path} ${browser.version()}`)
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      const log = collectLog(page)
      const exited = Promise.race([exitOf(page), server.exited])
      await page.goto(server.address(copyInto(scratch.folder, "samples/tour"), testsPath))
      return await watchSuite({ eventsFile, exited, log: () => `${server.output()}\n${log()}` })
    } finally {
      await server.stop()
    }
  } finally {
    await close()
    await scratch.remove()
  }
}

/** VS Code calls two functions of the page that shows it: one to print, one at the end of the suite. */
async function exitOf(page: Page): Promise<void> {
  const crashed = new Promise<void>(resolve => page.on("crash", () => resolve()))
  await new Promise<void>((resolve, reject) => {
    void crashed.then(resolve)
    page.exposeFunction("codeAutomationExit", resolve).catch(reject)
  })
}

function collectLog(page: Page): () => string {
  const lines: string[] = []
  page.on("console", message => lines.push(`${message.type()}: ${message.text().replace(/^(%c)+|color: #\w+/g, "")}`))
  page.on("pageerror", error => lines.push(`error: ${error}`))
  return () => lines.join("\n")
}
