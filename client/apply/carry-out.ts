import type { FileStore, Operation } from "./file-store.ts"

export type CarriedOut = { readonly done: readonly Operation[] } | Failure

/** Nothing is changed, except in the files that could not be restored. */
export interface Failure {
  readonly uri: string
  readonly error: unknown
  readonly unrestored: readonly string[]
}

/** As many files as are written at the same time. */
const groupSize = 16

/**
 * Does all of the operations or none: what was done before one fails is taken back. The texts in `done` are those that
 * the files have then. Order counts for renames only: no two operations may write the same file.
 */
export async function carryOut(operations: readonly Operation[], files: FileStore): Promise<CarriedOut> {
  const done: Operation[] = []
  for (const group of groupsOf(operations)) {
    const results = await Promise.allSettled(group.map(operation => doOne(operation, files)))
    for (const result of results) if (result.status === "fulfilled") done.push(result.value)
    const failed = results.findIndex(result => result.status === "rejected")
    const [operation, result] = [group[failed], results[failed]]
    if (operation === undefined || result?.status !== "rejected") continue
    // A write that fails may have cut the file off.
    const begun = group.filter((_, index) => results[index]?.status === "rejected")
    const unrestored = await takeBack([...done, ...begun], files)
    return { uri: nameOf(operation), error: result.reason, unrestored }
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

async function doOne(operation: Operation, files: FileStore): Promise<Operation> {
  if (operation.kind === "rename") await files.rename(operation.from, operation.to)
  if (operation.kind === "delete") await files.delete(operation.uri)
  if (operation.kind !== "write") return operation
  return { ...operation, text: await files.write(operation.uri, operation.text) }
}

/** Answers the files that stay as they are now. */
async function takeBack(operations: readonly Operation[], files: FileStore): Promise<readonly string[]> {
  const unrestored: string[] = []
  for (const operation of operations.toReversed()) {
    try {
      if (!(await isAsBefore(operation, files))) await doOne(inverse(operation), files)
    } catch {
      unrestored.push(nameOf(operation))
    }
  }
  return unrestored
}

async function isAsBefore(operation: Operation, files: FileStore): Promise<boolean> {
  if (operation.kind === "rename") return (await files.read(operation.to)) === undefined
  return (await files.read(operation.uri)) === operation.before
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

function nameOf(operation: Operation): string {
  return operation.kind === "rename" ? operation.to : operation.uri
}
