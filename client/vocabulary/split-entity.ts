import { Uri, workspace } from "vscode"
import type { Location } from "vscode-languageclient"
import type { Place } from "../../server/lsp/acts-protocol.ts"
import { entitiesAt } from "../claims/annotations-here.ts"
import { askInTurn } from "../forms/ask-in-turn.ts"
import { confirmAndDo } from "../forms/confirm.ts"
import type { Desk } from "../forms/desk.ts"
import { withPicker } from "../forms/edit-in-form.ts"
import type { Row } from "../forms/page.ts"
import { placeOf } from "../place.ts"
import { inContext } from "./in-context.ts"
import { newId } from "./new-id.ts"
import { vocabulary } from "./vocabulary-pages.ts"

/** More rows than a person ticks through. */
const limit = 2000

/** Gives some mentions of the entity at the cursor to another entity, one that there is or a new one. */
export async function splitEntity(desk: Desk, argument: unknown): Promise<void> {
  const place = placeOf(argument)
  const uri = place?.uri.toString()
  const title = "Split Entity"
  await withPicker(title, async picker => {
    const [id] = await entitiesAt(desk.server, argument)
    if (uri === undefined || id === undefined) {
      await picker.ask({ title, placeholder: "Put the cursor on a mention of the entity first", rows: [] })
      return
    }
    const mentions = await mentionsAt(desk, argument)
    const entities = await vocabulary(desk.server, { uri, kind: "entities" })
    const name = entities.find(row => row.id === id)?.label ?? id
    const answers = await askInTurn(picker, [
      async () => ({
        title: `${title}: ${name}`,
        placeholder: "Tick the mentions that are of somebody or something else",
        rows: await mentionRows(mentions),
        ticked: [],
      }),
      async () => ({
        title: `${title}: ${name}`,
        placeholder: "Who or what do these mean? Type a name for something new",
        rows: entities.filter(row => row.id !== id),
        open: () => undefined,
      }),
      async ([, [into = ""] = []]) => {
        if (entities.some(row => row.id === into)) return [""]
        const rows = await vocabulary(desk.server, { uri, kind: "entity-types" })
        return { title: `${title}: ${into}`, placeholder: `Of which type is "${into}"?`, rows }
      },
    ])
    const [ticked = [], [into] = [], [type] = []] = answers ?? []
    if (ticked.length === 0 || into === undefined || type === undefined) return
    const places = ticked.flatMap(index => mentions[Number(index)] ?? [])
    const target = type === "" ? { into } : { into: newId(into, entities), name: into, type }
    await confirmAndDo(desk, picker, "split", { uri, kind: "entities", id, places, ...target })
  })
}

async function mentionsAt({ server }: Desk, argument: unknown): Promise<readonly Place[]> {
  const place = placeOf(argument)
  if (place === undefined) return []
  const found = await server.ask<readonly Location[]>("textDocument/references", {
    textDocument: { uri: place.uri.toString() },
    position: place.position,
    context: { includeDeclaration: false },
  })
  return (found ?? []).filter(({ uri }) => !uri.endsWith(".yaml")).slice(0, limit)
}

async function mentionRows(mentions: readonly Place[]): Promise<readonly Row[]> {
  const lines = new Map<string, readonly string[]>()
  for (const { uri } of mentions) if (!lines.has(uri)) lines.set(uri, await linesOf(Uri.parse(uri)))
  return mentions.map(({ uri, range }, index) => ({
    id: String(index),
    label: inContext(lines.get(uri) ?? [], range),
    group: Uri.parse(uri).path.split("/").at(-1) ?? uri,
  }))
}

/** Without opening it: an open document would be told to the server. */
async function linesOf(uri: Uri): Promise<readonly string[]> {
  const open = workspace.textDocuments.find(document => document.uri.toString() === uri.toString())
  const text = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri))
  return text.split(/\r\n|\r|\n/)
}
