import type { Say } from "../support/editor-host/project.ts"
import { type EditorOptions, type OpenEditor, withEditor } from "../support/editor-host/with-editor.ts"
import type { Summary } from "../support/summary.ts"

type Walk = (editor: OpenEditor) => Promise<void>

interface Journey {
  readonly name: string
  readonly options: EditorOptions
  readonly walk: Walk
}

const listed: Journey[] = []
const limitMs = 240_000

/** Adds something that a person does in a VS Code of its own, with the keyboard. */
export function journey(name: string, options: EditorOptions, walk: Walk): void {
  listed.push({ name, options, walk })
}

/** Walks the journeys whose names match, one after another. */
export async function walkListed(pattern: string, say: Say): Promise<Summary> {
  const failures: Summary["failures"][number][] = []
  let passed = 0
  for (const { name, options, walk } of listed.filter(each => new RegExp(pattern).test(each.name))) {
    try {
      await withEditor({ ...options, say }, editor => within(limitMs, walk(editor), editor))
      passed++
    } catch (error) {
      failures.push({ name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  return { passed, failures, skipped: [] }
}

async function within(limit: number, walking: Promise<void>, { page }: OpenEditor): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done after ${limit} ms`)), limit)
  })
  try {
    await Promise.race([walking, late])
  } catch (error) {
    const picture = process.env.POSTIL_FAILURE_PICTURE
    if (picture !== undefined) await page.screenshot({ path: picture })
    throw error
  } finally {
    clearTimeout(timer)
  }
}
