import { createConnection, ProposedFeatures, StreamMessageReader } from "vscode-languageserver/node"
import { type ClientStreams, openClientStreams } from "../node/client-streams.ts"
import { packageVersion } from "../node/package-file.ts"
import { PartsWriter } from "./parts-writer.ts"
import { startServer } from "./server.ts"

const help = `postil-language-server: the language server of Postil, for editors

Usage: postil-language-server [--stdio | --node-ipc | --pipe=NAME | --socket=PORT]

Without a transport it speaks on standard input and output.
`

function main(args: readonly string[]): void {
  if (args.includes("--help") || args.includes("-h")) return void process.stdout.write(help)
  if (args.includes("--version")) return void process.stdout.write(`${packageVersion()}\n`)
  if (process.stdin.isTTY) process.stderr.write("This program is meant to be started by an editor; see --help.\n")
  // On node's own channel nothing else tells that the client is gone while its process lives on.
  process.once("disconnect", () => process.exit(1))
  const streams = openClientStreams(args)
  if (streams === undefined) startServer(options => createConnection(ProposedFeatures.all, options))
  else serve(streams)
}

function serve({ input, output }: ClientStreams): void {
  // What is meant for people must not get between the messages.
  if (output === process.stdout) globalThis.console = new console.Console(process.stderr)
  let isShutDown = false
  const end = () => process.exit(isShutDown ? 0 : 1)
  input.once("end", end).once("close", end)
  const writer = new PartsWriter(output)
  startServer(options => createConnection(ProposedFeatures.all, new StreamMessageReader(input), writer, options), {
    shutDown: () => {
      isShutDown = true
    },
    isAnswering: () => writer.isBusy,
  })
}

main(process.argv.slice(2))
