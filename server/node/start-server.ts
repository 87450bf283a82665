import { compiledFolder, keepThreadsCompiled } from "./compiled.ts"
import { builtProgram } from "./package-file.ts"
import { runCompiled } from "./run-compiled.ts"
import { keepHeapSmall } from "./small-heap.ts"

// What is compiled is good for the same settings of V8 only, so they come first.
keepHeapSmall()
const program = builtProgram("server-main")
const folder = compiledFolder()
if (folder === undefined) require(program)
else {
  keepThreadsCompiled(folder)
  runCompiled(program, folder)
}
