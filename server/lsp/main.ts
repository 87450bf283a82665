import { createConnection, ProposedFeatures } from "vscode-languageserver/node"
import { packageVersion } from "../node/package-file.ts"
import { startServer } from "./server.ts"

const help = `postil-language-server: the language server of Postil, for editors

Usage: postil-language-server [--stdio | --node-ipc | --pipe=NAME | --socket=PORT]

Without a transport it speaks on standard input and output.
`

function main(args: readonly string[]): void {
  if (args.includes("--help") || args.includes("-h")) return void process.stdout.write(help)
  if (args.includes("--version")) return void process.stdout.write(`${packageVersion()}\n`)
  if (!args.some(arg => /^--(stdio|node-ipc|pipe|socket)\b/.test(arg))) process.argv.push("--stdio")
  if (process.stdin.isTTY) process.stderr.write("This program is meant to be started by an editor; see --help.\n")
  // On node's own channel nothing else tells that the client is gone while its process lives on.
  process.once("disconnect", () => process.exit(1))
  startServer(createConnection(ProposedFeatures.all))
}

main(process.argv.slice(2))
