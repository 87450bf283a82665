import type { Command } from "./command.ts"
import { followArticles, writeFollowed } from "./follow-articles.ts"

export const realign: Command = {
  name: "realign",
  takes: "[FILES or FOLDER]",
  summary: "Let annotations follow articles that have changed.",
  details: `Compares each article with the text that its annotations were last accepted on, as far as that is known, prints what
moved, changed, came or was lost, and writes other words of names, quotes and cues where they only follow what the
article says now. Nothing is taken for the right words because it is similar, and the texts are not accepted: see
"postil accept". FILES are articles or annotation files. Exit code 0: all was followed, or there was nothing to follow;
1: something is left for you, such as words that were taken out; 2: it could not run, or not write.`,
  options: {
    "dry-run": { type: "boolean", doc: "Write nothing; print what would be done." },
  },
  run({ words, options }, terminal) {
    const finish = options["dry-run"] === true ? () => undefined : writeFollowed
    return followArticles(words, terminal, finish)
  },
}
