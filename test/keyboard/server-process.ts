import { equal } from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { dirname, join } from "node:path"

/** Ends the language server of the editor that shows `folder`, as a crash would. */
export function killServer(folder: string): void {
  // Each editor of the tests loads our extension by a path of its own.
  const program = join(dirname(folder), "profile/postil/dist/server.js")
  const processes = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n")
  const ids = processes.filter(line => line.includes(program)).map(line => Number.parseInt(line, 10))
  equal(ids.length, 1, `One server at ${program}: ${ids}`)
  process.kill(ids[0] ?? 0, "SIGKILL")
}
