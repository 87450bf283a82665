import { readdirSync, readFileSync } from "node:fs"

/** Clock ticks of the system in a second; Linux has had no other number for long. */
const ticksPerSecond = 100

export interface Memory {
  readonly nowMb: number
  readonly peakMb: number
}

/** What a process and its children use; undefined where the system does not tell. */
export function memoryOf(pid: number): Memory | undefined {
  const statuses = familyOf(pid).map(member => readProc(`${member}/status`) ?? "")
  if (statuses.every(status => status === "")) return undefined
  const sum = (key: string) =>
    statuses.reduce((all, status) => all + Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? 0), 0) / 1024
  return { nowMb: sum("VmRSS"), peakMb: sum("VmHWM") }
}

/** Seconds of processor time that a process and its children have used, ended children too; undefined as above. */
export function cpuSecondsOf(pid: number): number | undefined {
  const stats = familyOf(pid).flatMap(member => statOf(member) ?? [])
  if (stats.length === 0) return undefined
  return stats.reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond
}

/** How much of one processor other processes than this one and its children take while something is measured. */
export class OthersLoad {
  readonly #start = performance.now()
  readonly #busy = busySeconds()
  readonly #own = cpuSecondsOf(process.pid)

  /** In percent of one processor, since this was made; undefined where the system does not tell. */
  percent(): number | undefined {
    const [busy, own] = [busySeconds(), cpuSecondsOf(process.pid)]
    if (busy === undefined || own === undefined || this.#busy === undefined || this.#own === undefined) return undefined
    const others = busy - this.#busy - (own - this.#own)
    return Math.max(0, (100_000 * others) / (performance.now() - this.#start))
  }
}

/** Seconds that all processors together have been busy. */
function busySeconds(): number | undefined {
  const fields = readProc("stat")?.split("\n")[0]?.trim().split(/\s+/).slice(1).map(Number)
  if (fields === undefined) return undefined
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0] = fields
  return (user + nice + system + interrupts + softInterrupts) / ticksPerSecond
}

/** The process and all that it has started. */
function familyOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const member of processes()) {
    const parent = statOf(member)?.parent ?? 0
    children.set(parent, [...(children.get(parent) ?? []), member])
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

function processes(): readonly number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

function statOf(pid: number): { readonly parent: number; readonly ticks: number } | undefined {
  // The name before the last parenthesis may hold anything.
  const fields = readProc(`${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ")
    .map(Number)
  if (fields === undefined) return undefined
  return { parent: fields[1] ?? 0, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) }
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, "utf8")
  } catch {
    return undefined
  }
}
