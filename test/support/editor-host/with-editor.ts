import { join } from "node:path"
import type { Page } from "playwright-core"
import { waitForWorkbench } from "./editor-page.ts"
import { startEditorServer } from "./editor-server.ts"
import { launchBrowser } from "./launch-browser.ts"
import type { Say } from "./project.ts"
import { copyInto, scratchFolder, writeFolder } from "./scratch.ts"
import { type Settings, type Theme, themes } from "./user-settings.ts"

export interface EditorOptions {
  /** A corpus folder of the project; a copy of it is opened. */
  readonly corpus?: string
  /** In its place: the files of a folder to be opened. */
  readonly files?: Readonly<Record<string, string>>
  /** Asks for trust in the folder, as VS Code does for people. */
  readonly trust?: "ask"
  readonly theme?: Theme
  readonly size?: { readonly width: number; readonly height: number }
  readonly settings?: Settings
  readonly say?: Say
}

export interface OpenEditor {
  readonly page: Page
  /** The copy of the corpus. */
  readonly folder: string
}

/**
 * Opens a real VS Code with our extension on a copy of a corpus, hands over the page, and takes everything away again.
 * What to do with the page: `editor-page.ts`.
 */
export async function withEditor<T>(options: EditorOptions, use: (editor: OpenEditor) => Promise<T>): Promise<T> {
  const say = options.say ?? console.error
  const scratch = scratchFolder()
  try {
    const { files, corpus = "samples/tour", trust } = options
    const folder = files ? writeFolder(scratch.folder, "corpus", files) : copyInto(scratch.folder, corpus)
    const settings = { "workbench.colorTheme": themes[options.theme ?? "dark"], ...options.settings }
    const server = await startEditorServer(
      { dataFolder: join(scratch.folder, "profile"), settings, ...(trust && { trust }) },
      say,
    )
    try {
      const { browser, close } = await launchBrowser(say)
      try {
        const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } })
        await page.goto(server.address(folder))
        await waitForWorkbench(page)
        return await use({ page, folder })
      } finally {
        await close()
      }
    } finally {
      await server.stop()
    }
  } finally {
    await scratch.remove()
  }
}
