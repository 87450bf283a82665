import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void

/** How many bytes more are in use when `act` is done. */
export function heldAfter(act: () => void): number {
  collect()
  const before = process.memoryUsage().heapUsed
  act()
  collect()
  return process.memoryUsage().heapUsed - before
}

/** A text of half a megabyte that begins so; each is another one. */
export function longText(start: string): string {
  return Buffer.from(start.padEnd(500_000, "#")).toString("latin1")
}
