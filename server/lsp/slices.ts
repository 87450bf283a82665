import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver"
import { toEnd } from "../core/text/bits.ts"
import type { Documents } from "./feature.ts"

/** Longest time for which other requests are kept waiting. */
export const sliceMs = 10

/** So often an answer is begun; the last time it is worked out in one go, or who types without end would never get it. */
const mostBegun = 3

/** What an answer is worked out for. */
export interface Asked {
  /** Another number as soon as anything has changed on which the answer depends. */
  moment(): number
  readonly token: CancellationToken
}

/** Of an answer that depends on all corpora. */
export function momentOfAll(documents: Pick<Documents, "corpora" | "moment">): number {
  // Each of them only grows.
  return [...documents.corpora()].reduce((sum, corpus) => sum + documents.moment(corpus), 0)
}

/**
 * The answer to a large question, while others are answered between its bits. It is one of a single moment: if anything
 * changes before it is there, it is begun anew.
 */
export async function inSlices<T>(begin: () => Generator<void, T>, asked: Asked): Promise<T> {
  for (let begun = 1; begun < mostBegun; begun++) {
    const answer = await answerInSlices(begin(), asked)
    if (answer !== undefined) return answer.value
  }
  return toEnd(begin())
}

/** Undefined where it would be the answer of no single moment. */
async function answerInSlices<T>(
  bits: Generator<void, T>,
  { moment, token }: Asked,
): Promise<{ readonly value: T } | undefined> {
  for (const begun = moment(); moment() === begun; await nextTurn()) {
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled")
    for (const end = performance.now() + sliceMs; performance.now() < end; ) {
      const { done, value } = bits.next()
      if (done === true) return { value }
    }
  }
  return undefined
}

/** Waits until what has been asked meanwhile is answered. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
