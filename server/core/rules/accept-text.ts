import { acceptTitle } from "../acts/accept.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Fix } from "./rule.ts"

/** The repair that takes the article as it is, with all that only follows from that. */
export function acceptText({ uri }: CodedFile): Fix {
  return { title: acceptTitle, changes: [], accepts: uri }
}
