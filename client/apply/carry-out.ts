import { isSameText } from "./edited-text.ts"
import type { FileStore, Operation } from "./file-store.ts"

export type CarriedOut = { readonly done: readonly Operation[] } | Failure

/** Nothing is changed, except in the files that could not be restored. */
export interface Failure {
  readonly uri: string
  readonly error: unknown
  readonly unrestored: readonly Operation[]
}

/** Somebody who watches, and may stop it. */
export interface Watch {
  readonly isCancelled: boolean
  report(done: number): void
}

/** The error of a failure that somebody wanted. */
export const cancellation = new Error("Cancelled")

/** The error of a file that somebody else has changed since the operations were planned. */
export const overtaken = new Error("Changed in the meantime")

/** As many files as are written at the same time. */
const groupSize = 64

/**
 * Does all of the operations or none: what was done before one fails is taken back. The texts in `done` are those that
 * the files have then. Order counts for renames only: no two operations may write the same file.
 */
export async function carryOut(operations: readonly Operation[], files: FileStore, watch?: Watch): Promise<CarriedOut> {
  const done: Operation[] = []
  for (const group of groupsOf(operations)) {
    if (watch?.isCancelled) return { uri: "", error: cancellation, unrestored: await takeBack(done, files) }
    const results = await Promise.allSettled(group.map(operation => doOne(operation, files)))
    const begun: Operation[] = []
    for (const [index, operation] of group.entries()) {
      const result = results[index]
      if (result?.status === "fulfilled") done.push(result.value)
      // A write that fails may have cut the file off.
      else if (operation.kind === "write" && result?.reason !== overtaken) begun.push(operation)
    }
    const failed = results.findIndex(({ status }) => status === "rejected")
    const [operation, result] = [group[failed], results[failed]]
    if (operation !== undefined && result?.status === "rejected") {
      const unrestored = await takeBack(done, files, begun)
      return { uri: nameOf(operation), error: result.reason, unrestored }
    }
    watch?.report(done.length)
  }
  return { done }
}

/** What undoes an operation. */
export function inverse(operation: Operation): Operation {
  if (operation.kind === "rename") return { kind: "rename", from: operation.to, to: operation.from }
  const { uri, before } = operation
  const present = operation.kind === "write" ? operation.text : undefined
  if (before !== undefined) return { kind: "write", uri, text: before, before: present }
  return { kind: "delete", uri, before: present ?? "" }
}

/** With many files, somebody may have typed into one, or another program written it, since it was read. */
async function doOne(operation: Operation, files: FileStore): Promise<Operation> {
  if (operation.kind !== "rename" && !isSameText(await files.read(operation.uri), operation.before)) throw overtaken
  return await doAnyway(operation, files)
}

async function doAnyway(operation: Operation, files: FileStore): Promise<Operation> {
  if (operation.kind === "rename") await files.rename(operation.from, operation.to)
  if (operation.kind === "delete") await files.delete(operation.uri)
  if (operation.kind !== "write") return operation
  return { ...operation, text: await files.write(operation.uri, operation.text) }
}

/** Answers what could not be taken back. What was only begun may be anything by now. */
async function takeBack(
  done: readonly Operation[],
  files: FileStore,
  begun: readonly Operation[] = [],
): Promise<readonly Operation[]> {
  const unrestored: Operation[] = []
  for (const operation of [...done, ...begun].toReversed()) {
    const undo = begun.includes(operation) ? doAnyway : doOne
    try {
      if (!(await isAsBefore(operation, files))) await undo(inverse(operation), files)
    } catch {
      unrestored.push(operation)
    }
  }
  return unrestored
}

async function isAsBefore(operation: Operation, files: FileStore): Promise<boolean> {
  return operation.kind !== "rename" && (await files.read(operation.uri)) === operation.before
}

function* groupsOf(operations: readonly Operation[]): Generator<readonly Operation[]> {
  let group: Operation[] = []
  for (const operation of operations) {
    if (operation.kind === "rename" || group.length === groupSize) {
      if (group.length > 0) yield group
      group = []
    }
    if (operation.kind === "rename") yield [operation]
    else group.push(operation)
  }
  if (group.length > 0) yield group
}

/** The file that it is about. */
export function nameOf(operation: Operation): string {
  return operation.kind === "rename" ? operation.to : operation.uri
}
