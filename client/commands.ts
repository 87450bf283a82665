import { commands, Disposable } from "vscode"

/** What commands do, by their ids. The argument is what a menu, a link or a key hands over, and may be anything. */
export type Handlers = Readonly<Record<string, (argument: unknown) => unknown>>

/** Registers all our commands; each folder has a table of its own. */
export function registerCommands(...tables: readonly Handlers[]): Disposable {
  const handlers = tables.flatMap(table => Object.entries(table))
  return Disposable.from(...handlers.map(([id, handler]) => commands.registerCommand(id, handler)))
}
