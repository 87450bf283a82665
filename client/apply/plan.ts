import type { ActResult, ChangedFile } from "../../server/lsp/acts-protocol.ts"
import { editedText, hashOf } from "./edited-text.ts"
import type { FileStore, Operation, Write } from "./file-store.ts"

type Plan =
  | { readonly kind: "ready"; readonly operations: readonly Operation[] }
  /** These files are not what the act is for. */
  | { readonly kind: "outdated"; readonly uris: readonly string[] }
  | { readonly kind: "unreadable"; readonly uri: string; readonly error: unknown }

/** What it takes to do what an act answered, if all files are still those that it is for. Writes nothing. */
export async function planOf({ files, renames }: ActResult, store: FileStore): Promise<Plan> {
  const operations: Operation[] = []
  const outdated: string[] = []
  for (const write of await Promise.all(files.map(file => planWrite(file, store)))) {
    if ("error" in write) return { kind: "unreadable", ...write }
    if ("kind" in write) operations.push(write)
    else outdated.push(write.uri)
  }
  for (const { from, to } of renames) {
    if (!(await canRename(from, to, store, operations))) outdated.push(to)
    operations.push({ kind: "rename", from, to })
  }
  return outdated.length > 0 ? { kind: "outdated", uris: outdated } : { kind: "ready", operations }
}

async function planWrite(
  { uri, before, edits }: ChangedFile,
  store: FileStore,
): Promise<Write | { readonly uri: string } | { readonly uri: string; readonly error: unknown }> {
  try {
    const text = await store.read(uri)
    const hash = text === undefined ? null : hashOf(text)
    if (hash !== before) return { uri }
    return { kind: "write", uri, text: editedText(text ?? "", edits), before: text }
  } catch (error) {
    return { uri, error }
  }
}

async function canRename(from: string, to: string, store: FileStore, ahead: readonly Operation[]): Promise<boolean> {
  const isMade = ahead.some(operation => operation.kind === "write" && operation.uri === from)
  try {
    return (isMade || (await store.read(from)) !== undefined) && (await store.read(to)) === undefined
  } catch {
    return false
  }
}
