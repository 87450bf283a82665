import { basename } from "node:path"
import { keepCompiled } from "./compiled.ts"
import { builtProgram } from "./package-file.ts"

// Each program is started by a copy of this file: what is compiled before Node is told to keep it, is not kept.
keepCompiled()
require(builtProgram(`${basename(__filename, ".js")}-main`))
