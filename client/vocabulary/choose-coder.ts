import { ConfigurationTarget, window, workspace } from "vscode"
import { type Coders, codersRequest } from "../../server/lsp/acts-protocol.ts"
import type { Desk } from "../forms/desk.ts"
import { withPicker } from "../forms/edit-in-form.ts"
import type { Row } from "../forms/page.ts"
import type { ServerClient } from "../server-client.ts"
import { idFault } from "./id-fault.ts"

const main: Row = {
  id: "",
  label: "The main annotation files",
  detail: "What is agreed on; the figures of the corpus count it",
}

/** Chooses whose layer is shown and written. It is a setting of the person, not of the corpus. */
export async function chooseCoder({ server, corpora }: Desk, argument: unknown): Promise<void> {
  const uri = corpora.fileFor(argument)
  if (uri === undefined) return
  await withPicker("Choose Coder", async picker => {
    const known = await codersOf(server, uri)
    const answer = await picker.ask({
      title: "Choose Coder",
      placeholder: "Who annotates? Type a short name for somebody new",
      rows: [main, ...(known?.coders ?? []).map(toRow)],
      active: known?.current ?? main.id,
      open: idFault,
    })
    picker.dispose()
    if (answer?.kind !== "row" && answer?.kind !== "text") return
    await write(answer.kind === "row" ? answer.id : answer.text)
  })
}

/** Who codes in the corpus of a file. */
export async function coderRows(server: ServerClient, uri: string): Promise<readonly Row[]> {
  return ((await codersOf(server, uri))?.coders ?? []).map(toRow)
}

async function codersOf(server: ServerClient, uri: string): Promise<Coders | undefined> {
  return (await server.ask<Coders>(codersRequest, { uri })) ?? undefined
}

function toRow({ id, name, articles }: Coders["coders"][number]): Row {
  const count = articles === 1 ? "1 article" : `${articles} articles`
  return { id, label: name ?? id, description: name === undefined ? count : `${id}, ${count}` }
}

async function write(coder: string): Promise<void> {
  const settings = workspace.getConfiguration("postil")
  await settings.update("coder", coder === "" ? undefined : coder, ConfigurationTarget.Global)
  const whose = coder === "" ? "the main annotation files" : `the layer of "${coder}"`
  window.setStatusBarMessage(`Annotations now go to ${whose}`, 5000)
}
