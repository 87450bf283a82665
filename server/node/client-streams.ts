import { connect } from "node:net"
import type { Readable, Writable } from "node:stream"

export interface ClientStreams {
  readonly input: Readable
  readonly output: Writable
}

/** The streams on which a client speaks to this program, as the arguments tell; undefined for node's own channel. */
export function openClientStreams(args: readonly string[]): ClientStreams | undefined {
  const transport = args.find(arg => /^--(stdio|node-ipc|pipe|socket)(=|$)/.test(arg))
  if (transport === "--node-ipc") return undefined
  const [name = "--stdio", value = args[args.indexOf(name) + 1] ?? ""] = transport?.split(/=(.*)/s) ?? []
  if (name === "--stdio") return { input: process.stdin, output: process.stdout }
  const socket = name === "--pipe" ? connect(value) : connect(Number(value), "127.0.0.1")
  return { input: socket, output: socket }
}
