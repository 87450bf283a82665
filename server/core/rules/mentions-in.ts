import { isMention, type Mention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { oncePerFile } from "./once-per-file.ts"

/** The mentions of a sidecar, in the order of their places in the article. */
export const mentionsIn = oncePerFile(({ anchored }): readonly Mention[] => anchored.occurrences.filter(isMention))

/** The ids of whom they mention. */
export const mentionedIn = oncePerFile(
  (file: CodedFile): ReadonlySet<string> => new Set(mentionsIn(file).flatMap(({ entities }) => entities)),
)
