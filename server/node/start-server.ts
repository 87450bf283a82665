import { runProgram } from "./run-compiled.ts"
import { keepHeapSmall } from "./small-heap.ts"

// Node has its modules compiled, but for its own settings of V8 only: hence first those that the server uses.
for (const name of ["child_process", "crypto", "net", "perf_hooks", "timers", "util", "worker_threads", "zlib"])
  require(`node:${name}`)
// And what we have compiled is good for our settings only.
keepHeapSmall()
runProgram("server-main")
