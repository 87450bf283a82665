import { writeTextHash } from "../core/acts/follow/write-text-hash.ts"
import { count } from "../core/text/wording.ts"
import type { Command } from "./command.ts"
import { type FollowedSidecar, followArticles, writeFollowed } from "./follow-articles.ts"
import { keepAccepted } from "./kept-files.ts"

export const accept: Command = {
  name: "accept",
  takes: "[FILES or FOLDER]",
  summary: "Accept the texts of articles as they are, with what only follows from their changes.",
  details: `Does what "postil realign" does, and takes the texts as they are now for those that were annotated: it writes the
hash where an annotation file has a line "text" under "source", and keeps a copy of the text for later comparison: in
the folder ".postil" of the corpus, if it has one, else in the folder for caches. What was lost is printed, as far as the
text before is known, and stays a finding: "postil check" tells all that an article does not say. FILES are articles or
annotation files. Exit code 0: accepted, and nothing is known to be left for you; 1: accepted, but something was lost or
cannot be followed, or a file is broken; 2: it could not run, or not write.`,
  options: {},
  run({ words }, terminal) {
    let accepted = 0
    const finish = (followed: FollowedSidecar) => {
      const { draft, corpus } = followed
      draft.apply(writeTextHash(draft.file))
      const fault = writeFollowed(followed) ?? keepAccepted(draft.file, corpus)
      if (fault === undefined) accepted++
      return fault
    }
    const code = followArticles(words, terminal, finish)
    terminal.say(`Accepted: ${count(accepted, "annotation file")}.\n`)
    return code
  },
}
