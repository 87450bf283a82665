import { existsSync } from "node:fs"
import { join } from "node:path"
import { newConfig } from "../core/acts/new-files.ts"
import { configName } from "../core/corpus/file-layout.ts"
import { uriToPath } from "../node/file-uri.ts"
import { setUpMerging } from "../node/set-up-merging.ts"
import { createFile } from "../node/write-file.ts"
import { type Command, exitCodes, Refusal } from "./command.ts"
import { isGiven, wordsOf } from "./given.ts"
import { findFolder } from "./open-corpora.ts"

export const init: Command = {
  name: "init",
  takes: "[FOLDER]",
  summary: "Make a folder a corpus: write its postil.yaml.",
  details: `Nothing else is written, and a postil.yaml that is there stays as it is. With --merge-driver, lines are added to
.gitattributes, and git is told, for this repository on this machine, to merge annotations by key; docs/merging.md.`,
  options: {
    "merge-driver": { type: "boolean", doc: "Let git merge annotation files, registry and codebook by key." },
  },
  run(given, terminal) {
    const [folder] = wordsOf(given, 1)
    const path = uriToPath(findFolder(folder, terminal))
    if (path === undefined) throw new Refusal(`"${folder}" is no folder on this machine.`)
    const merges = isGiven(given, "merge-driver")
    if (!merges || !existsSync(join(path, configName))) {
      const refused = createFile(join(path, configName), newConfig(), path)
      if (refused !== undefined) throw new Refusal(`${refused}.`)
      terminal.write(`${configName} is written. Put articles (.txt or .md) beside it and open the folder in VS Code.\n`)
    }
    if (!merges) return exitCodes.clean
    const fault = setUpMerging(path)
    if (fault !== undefined) throw new Refusal(`${fault}.`)
    terminal.write("git merges annotations by key in this repository, on this machine.\n")
    return exitCodes.clean
  },
}
