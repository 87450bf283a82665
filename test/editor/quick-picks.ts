import { commands, type QuickPick, type QuickPickItem, QuickPickItemKind, window } from "vscode"
import { shown } from "../../client/picking/held-keys.ts"
import { waitFor } from "./wait-for.ts"

const open = new Set<QuickPick<QuickPickItem>>()

// What VS Code hands to our extension it hands to these tests, too; no command tells what a picker shows.
const create = window.createQuickPick
Object.assign(window, {
  createQuickPick: () => {
    const pick = create()
    const { show } = pick
    pick.show = () => {
      open.add(pick)
      show.call(pick)
    }
    pick.onDidHide(() => open.delete(pick))
    return pick
  },
})

/** Waits until a picker asks what is expected, and has been answered for. */
export function pickWhen(asks: RegExp): Promise<QuickPick<QuickPickItem>> {
  const asked = () => [...open].find(pick => !pick.busy && asks.test(`${pick.title} ${pick.placeholder}`))
  return waitFor(`a picker that asks ${asks}`, asked).catch(error => {
    const now = [...open].map(({ title, placeholder, busy }) => `${title} | ${placeholder} | busy: ${busy}`)
    throw new Error([String(error), ...now].join("\n  "))
  })
}

export function labels({ items }: QuickPick<QuickPickItem>): readonly string[] {
  return items.filter(({ kind }) => kind !== QuickPickItemKind.Separator).map(({ label }) => label)
}

/** Presses Enter in the picker that is shown, once VS Code has drawn what it shows. */
export async function enter(): Promise<void> {
  await shown()
  await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem")
}

/** Takes the row whose label, or the text beside it, holds some words. */
export async function take(pick: QuickPick<QuickPickItem>, words: string): Promise<void> {
  const row = pick.items.find(({ label, description = "" }) => `${label} ${description}`.includes(words))
  if (row === undefined) throw new Error(`No row with "${words}" among: ${labels(pick).join(" | ")}`)
  await shown()
  pick.activeItems = [row]
  await enter()
}

export async function cancel(): Promise<void> {
  await commands.executeCommand("workbench.action.closeQuickOpen")
}

/** As if typed: VS Code tells of a value that is set as it does of keys. */
export async function typeInto(pick: QuickPick<QuickPickItem>, text: string): Promise<void> {
  await shown()
  pick.value = text
  await shown()
}
