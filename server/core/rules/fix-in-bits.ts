import { toEnd } from "../text/bits.ts"
import type { FileChange } from "../text/edit.ts"
import type { Fix } from "./rule.ts"

/** A fix for which thousands of files may have to be read: that is done when somebody asks for its changes. */
export function fixInBits(title: string, changesInBits: () => Generator<void, readonly FileChange[]>): Fix {
  return {
    title,
    changesInBits,
    get changes() {
      return toEnd(changesInBits())
    },
  }
}
