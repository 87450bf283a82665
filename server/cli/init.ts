import { join } from "node:path"
import { newConfig } from "../core/acts/new-files.ts"
import { configName } from "../core/corpus/file-layout.ts"
import { uriToPath } from "../node/file-uri.ts"
import { createFile } from "../node/write-file.ts"
import { type Command, exitCodes, Refusal } from "./command.ts"
import { wordsOf } from "./given.ts"
import { findFolder } from "./open-corpora.ts"

export const init: Command = {
  name: "init",
  takes: "[FOLDER]",
  summary: "Make a folder a corpus: write its postil.yaml.",
  details: "Nothing else is written, and a postil.yaml that is there stays as it is.",
  options: {},
  run(given, terminal) {
    const [folder] = wordsOf(given, 1)
    const path = uriToPath(findFolder(folder, terminal))
    if (path === undefined) throw new Refusal(`"${folder}" is no folder on this machine.`)
    const refused = createFile(join(path, configName), newConfig(), path)
    if (refused !== undefined) throw new Refusal(`${refused}.`)
    terminal.write(`${configName} is written. Put articles (.txt or .md) beside it and open the folder in VS Code.\n`)
    return exitCodes.clean
  },
}
