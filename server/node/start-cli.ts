import { compiledFolder, keepCompiled } from "./compiled.ts"
import { builtProgram } from "./package-file.ts"

// The command line is started by this file: what is compiled before Node is told to keep it, is not kept.
const folder = compiledFolder()
if (folder !== undefined) keepCompiled(folder)
require(builtProgram("cli-main"))
