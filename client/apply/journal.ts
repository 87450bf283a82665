import { carryOut, inverse, type Watch } from "./carry-out.ts"
import { isSameText, withoutBom } from "./edited-text.ts"
import { failureText, quoted } from "./failure-text.ts"
import type { FileStore, Operation, Rename } from "./file-store.ts"
import type { Heir } from "./heirs.ts"

/** What one command changed. */
export interface Step<Place = unknown> {
  /** `Tagged "Merkel" as Angela Merkel` */
  readonly done: string
  /** With the texts that the files had right after them. */
  readonly operations: readonly Operation[]
  /** Where the cursor was. */
  readonly place?: Place
  readonly heirs?: readonly Heir[]
  /** Sidecars whose article was accepted by it as it was. */
  readonly accepts?: readonly string[]
}

interface Undone<Place> {
  readonly undone: Step<Place>
}

interface Refused {
  readonly refused: string
  /** What is not as it was before, nevertheless. */
  readonly unrestored?: readonly Operation[]
}

/** More steps than anyone takes back; older ones are forgotten. */
const limit = 100

/** The steps that can be taken back, in this window, the newest first. */
export class Journal<Place = unknown> {
  readonly #steps: Step<Place>[] = []

  get last(): Step<Place> | undefined {
    return this.#steps.at(-1)
  }

  push(step: Step<Place>): void {
    this.#steps.push(step)
    if (this.#steps.length > limit) this.#steps.shift()
  }

  /** Takes the last step back: all its files, or none and a sentence that says why. */
  async undo(files: FileStore, watch?: Watch): Promise<Undone<Place> | Refused | undefined> {
    const step = this.last
    if (step === undefined) return undefined
    const operations = await planUndo(step, files)
    if ("refused" in operations) return operations
    const result = await carryOut(operations, files, watch)
    if (!("done" in result)) return { refused: failureText(result), unrestored: result.unrestored }
    this.#steps.splice(this.#steps.indexOf(step), 1)
    return { undone: step }
  }

  /** Does a step again that was taken back, once the editor has renamed its files again: the rest of it, or nothing. */
  async redo(step: Step<Place>, files: FileStore, watch?: Watch): Promise<Refused | undefined> {
    const renames = renamesIn(step.operations)
    const operations: Operation[] = []
    for (const operation of step.operations) {
      if (operation.kind === "rename") continue
      const uri = uriBehind(operation.uri, renames)
      const present = await files.read(uri).catch(() => undefined)
      const after = textAfter(operation)
      if (isSameText(present, after)) continue
      if (!isSameText(present, operation.before))
        return { refused: `${quoted(uri)} has changed since, so this cannot be done again: ${step.done}` }
      operations.push(backTo(after, uri, present))
    }
    const result = await carryOut(operations, files, watch)
    if (!("done" in result)) return { refused: failureText(result), unrestored: result.unrestored }
    this.push(step)
  }
}

export function renamesIn(operations: readonly Operation[]): readonly Rename[] {
  return operations.flatMap(operation => (operation.kind === "rename" ? [operation] : []))
}

async function planUndo(step: Step, files: FileStore): Promise<readonly Operation[] | Refused> {
  const renames: Rename[] = []
  for (const rename of renamesIn(step.operations)) if (!(await isTakenBack(rename, files))) renames.push(rename)
  const parts = await Promise.all(step.operations.toReversed().map(operation => planPart(operation, renames, files)))
  const reason = parts.find(part => typeof part === "string")
  if (reason !== undefined) return { refused: `${reason}, so this cannot be undone: ${step.done}` }
  return parts.flatMap(part => (typeof part === "string" ? [] : part))
}

/** What takes one operation back; why it cannot be, as the start of a sentence. */
async function planPart(
  operation: Operation,
  renames: readonly Rename[],
  files: FileStore,
): Promise<readonly Operation[] | string> {
  if (operation.kind === "rename") {
    if (!renames.includes(operation)) return []
    if (!(await exists(operation.to, files))) return `${quoted(operation.to)} is gone`
    if (await exists(operation.from, files)) return `${quoted(operation.from)} is there again`
    return [inverse(operation)]
  }
  const uri = uriBehind(operation.uri, renames)
  const present = await files.read(uri).catch(() => undefined)
  // The person has taken it back in another way.
  if (isSameText(present, operation.before)) return []
  if (!isSameText(present, textAfter(operation)))
    return `${quoted(uri)} ${present === undefined ? "is gone" : "has changed since"}`
  return [backTo(operation.before, operation.uri, present)]
}

/** Where a file is after renames, of itself or of a folder around it. */
export function uriBehind(uri: string, renames: readonly Rename[]): string {
  const move = (at: string, { from, to }: Rename): string =>
    at === from || at.startsWith(`${from}/`) ? to + at.slice(from.length) : at
  return renames.reduce(move, uri)
}

function textAfter(operation: Exclude<Operation, Rename>): string | undefined {
  return operation.kind === "write" ? operation.text : undefined
}

/** By the person, or by the editor. */
async function isTakenBack({ from, to }: Rename, files: FileStore): Promise<boolean> {
  return (await exists(from, files)) && !(await exists(to, files))
}

/** A folder is there, too, although it has no text. */
async function exists(uri: string, files: FileStore): Promise<boolean> {
  return await files.read(uri).then(
    text => text !== undefined,
    () => true,
  )
}

/** An open document shows no BOM; that of the file stays what it is. */
function backTo(before: string | undefined, uri: string, present: string | undefined): Operation {
  if (before === undefined) return { kind: "delete", uri, before: present ?? "" }
  const bom = present !== undefined && present !== withoutBom(present) ? "\ufeff" : ""
  return { kind: "write", uri, text: bom + withoutBom(before), before: present }
}
