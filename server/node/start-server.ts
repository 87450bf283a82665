import { compiledFolder, keepThreadsCompiled } from "./compiled.ts"
import { builtProgram } from "./package-file.ts"
import { runCompiled } from "./run-compiled.ts"
import { keepHeapSmall } from "./small-heap.ts"

// Node has its modules compiled, but for its own settings of V8 only: hence first those that the server uses.
for (const name of ["child_process", "crypto", "net", "perf_hooks", "timers", "util", "worker_threads", "zlib"])
  require(`node:${name}`)
// And what we have compiled is good for our settings only.
keepHeapSmall()
const program = builtProgram("server-main")
const folder = compiledFolder()
if (folder === undefined) require(program)
else {
  keepThreadsCompiled(folder)
  runCompiled(program, folder)
}
