import { type CarriedOut, carryOut, inverse } from "./carry-out.ts"
import { hashOf, withoutBom } from "./edited-text.ts"
import { failureText, quoted } from "./failure-text.ts"
import type { FileStore, Operation } from "./file-store.ts"

/** What one command changed. */
export interface Step<Place = unknown> {
  /** `Tagged "Merkel" as Angela Merkel` */
  readonly done: string
  /** With the texts that the files had right after them. */
  readonly operations: readonly Operation[]
  /** Where the cursor was. */
  readonly place?: Place
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
  async undo(files: FileStore): Promise<{ readonly undone: Step<Place> } | { readonly refused: string } | undefined> {
    const step = this.last
    if (step === undefined) return undefined
    const operations = await planUndo(step, files)
    if ("refused" in operations) return operations
    const result: CarriedOut = await carryOut(operations, files)
    if (!("done" in result)) return { refused: failureText(result) }
    this.#steps.splice(this.#steps.indexOf(step), 1)
    return { undone: step }
  }
}

async function planUndo(
  { done, operations }: Step,
  files: FileStore,
): Promise<readonly Operation[] | { readonly refused: string }> {
  const planned: Operation[] = []
  const refuse = (uri: string, why: string) => ({ refused: `${quoted(uri)} ${why}, so this cannot be undone: ${done}` })
  const renamed = new Map(operations.flatMap(each => (each.kind === "rename" ? [[each.from, each.to]] : [])))
  for (const operation of operations.toReversed()) {
    const uri = operation.kind === "rename" ? operation.to : (renamed.get(operation.uri) ?? operation.uri)
    const present = await files.read(uri).catch(() => undefined)
    if (operation.kind === "rename") {
      if (present === undefined) return refuse(uri, "is gone")
      if ((await files.read(operation.from)) !== undefined) return refuse(operation.from, "is there again")
      planned.push(inverse(operation))
      continue
    }
    const after = operation.kind === "write" ? operation.text : undefined
    // The person has taken it back in another way.
    if (isSame(present, operation.before)) continue
    if (!isSame(present, after)) return refuse(uri, present === undefined ? "is gone" : "has changed since")
    planned.push(backTo(operation.before, operation.uri, present))
  }
  return planned
}

function isSame(text: string | undefined, other: string | undefined): boolean {
  if (text === undefined || other === undefined) return text === other
  return text === other || hashOf(text) === hashOf(other)
}

/** An open document shows no BOM; that of the file stays what it is. */
function backTo(before: string | undefined, uri: string, present: string | undefined): Operation {
  if (before === undefined) return { kind: "delete", uri, before: present ?? "" }
  const bom = present !== undefined && present !== withoutBom(present) ? "\ufeff" : ""
  return { kind: "write", uri, text: bom + withoutBom(before), before: present }
}
