import { readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { LanguageServer, pause } from "../language-server.ts"
import { ask, keystroke, openFile, withMistake } from "../open-file.ts"
import { behind, type SchemaForm } from "./forms.ts"
import { fileOf, type InstalledPeers } from "./install-peers.ts"
import { addCompletion, addTimes, measures, type Peer, session } from "./peer.ts"

/** That of YAML tells diagnostics by a timer of a fifth of a second, so there are few rounds. */
const keystrokes = 30
/** What it still says of the opened file is not to be taken for an answer to a keystroke. */
const quietMs = 1500

interface Served {
  readonly name: string
  readonly program: string
  readonly path: string
  readonly languageId: string
  readonly diagnostics: "push" | "pull"
  readonly settings: Readonly<Record<string, unknown>>
  /** What stands before the id of a claim's speaker. */
  readonly speaker: string
  readonly mistake: (text: string) => string
}

/** The servers that check a file by a schema, with ours, on the same sidecar. */
export function schemaServers(form: SchemaForm, peers: InstalledPeers): readonly Peer[] {
  const url = pathToFileURL(form.schema).href
  const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } }
  const json = { validate: { enable: true }, schemas: [{ fileMatch: ["*.ann.json"], url, schema: schemaOf(form) }] }
  const served: readonly Served[] = [
    {
      name: "yaml-language-server",
      program: "yaml-language-server/bin/yaml-language-server",
      path: "a7.ann.yaml",
      languageId: "yaml",
      diagnostics: "push",
      settings: { yaml: { ...yaml, schemas: { [url]: "*.ann.yaml" } } },
      speaker: "    speaker: entity-",
      mistake: withMistake,
    },
    {
      name: "vscode-json-language-server",
      program: "vscode-langservers-extracted/bin/vscode-json-language-server",
      path: "a7.ann.json",
      languageId: "json",
      diagnostics: "pull",
      settings: { json },
      speaker: '"speaker": "entity-',
      mistake: text => text.replace('"coded"', '"codex"'),
    },
  ]
  return served.map(each => ({ name: each.name, measure: add => measure(each, form, peers, add) }))
}

function measure(served: Served, form: SchemaForm, peers: InstalledPeers, add: Parameters<Peer["measure"]>[0]) {
  const { folder } = form
  const server = new LanguageServer({
    program: peers.node,
    args: [fileOf(peers, served.program), "--stdio"],
    diagnostics: served.diagnostics,
    initializationOptions: { provideFormatter: false, handledSchemaProtocols: ["file"] },
    settings: served.settings,
  })
  return session(server, folder, add, async () => {
    const text = served.mistake(readFileSync(join(folder, served.path), "utf8"))
    const file = await openFile(server, { folder, path: served.path, languageId: served.languageId, text, least: 1 })
    add(measures.firstDiagnostics, file.openMs)
    await pause(quietMs)
    await addTimes(measures.keystroke, add, keystrokes, round => keystroke(server, file, round, undefined, 1))
    const speaker = behind(file.text, served.speaker)
    await addTimes(measures.hover, add, 100, () => ask(server, "hover", file, speaker))
    await addCompletion(server, file, { ...speaker, text: "1" }, 20, add)
  })
}

function schemaOf({ schema }: SchemaForm): unknown {
  return JSON.parse(readFileSync(schema, "utf8"))
}
