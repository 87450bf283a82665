import { ConfigurationTarget, FileType, type QuickPickItem, Uri, window, workspace } from "vscode"
import {
  type NewCorpus,
  type NewCorpusParams,
  newCorpusRequest,
  type SetUpMergingParams,
  setUpMergingRequest,
} from "../../server/lsp/acts-protocol.ts"
import { askForTrust } from "../apply/ask-for-trust.ts"
import type { ServerClient } from "../server-client.ts"
import { isInRepository } from "./is-in-repository.ts"
import { withMissingLines } from "./missing-lines.ts"
import { showReport } from "./report.ts"

/** Makes a folder a corpus, in three steps. Nothing that exists is overwritten; what is missing is added. */
export async function createCorpus(server: ServerClient, argument: unknown): Promise<void> {
  if (!workspace.isTrusted) return void askForTrust()
  const folder = argument instanceof Uri ? argument : await chooseFolder()
  if (folder === undefined) return
  const articles = await chooseArticles(folder)
  if (articles === undefined) return
  const codebook = await chooseCodebook()
  if (codebook === undefined) return
  const extras = await chooseExtras(await isInRepository(folder))
  if (extras === undefined) return
  const params: NewCorpusParams = { folder: folder.toString(), articles: articles.glob, codebook }
  const answer = await server.ask<NewCorpus>(newCorpusRequest, params)
  if (answer === null || answer === undefined) {
    return void window.showErrorMessage("The language server does not answer, so no corpus was created: try again")
  }
  const done = await write(folder, answer, extras)
  await showReport(folder, extras.has("merging") ? [...done, await setUpMerging(server, folder)] : done)
}

type Extra = QuickPickItem & { readonly key: "nesting" | "wrap" | "attributes" | "merging" }

/** Steps are numbered as a person counts them. */
const steps = 3

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? []
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri
  if (folders[0] !== undefined) return folders[0].uri
  void window.showInformationMessage("Open the folder that holds your articles first, then create the corpus")
  return undefined
}

async function chooseArticles(folder: Uri): Promise<{ readonly glob: string } | undefined> {
  const counted = await countArticles(folder)
  const inFolders = [...counted]
    .filter(([path]) => path !== "")
    .map(([path, count]) => ({ label: `${path}/`, description: many(count, "article"), glob: `${path}/**/*.{txt,md}` }))
  const total = [...counted.values()].reduce((sum, count) => sum + count, 0)
  const all = { label: "The whole folder", description: many(total, "article"), glob: "**/*.{txt,md}" }
  return await window.showQuickPick([all, ...inFolders], {
    title: `Create Corpus (1/${steps})`,
    placeHolder: "Where are the articles (.txt and .md)?",
    ignoreFocusOut: true,
  })
}

/** Texts by the folder they are in, directly below the corpus or in it. */
async function countArticles(folder: Uri): Promise<ReadonlyMap<string, number>> {
  const counted = new Map<string, number>()
  for (const [name, type] of await workspace.fs.readDirectory(folder)) {
    if (name.startsWith(".") || name === "node_modules") continue
    if (type === FileType.File && isArticle(name)) counted.set("", (counted.get("") ?? 0) + 1)
    if (type !== FileType.Directory) continue
    const inside = await workspace.fs.readDirectory(Uri.joinPath(folder, name))
    const count = inside.filter(([each, kind]) => kind === FileType.File && isArticle(each)).length
    if (count > 0) counted.set(name, count)
  }
  return counted
}

function isArticle(name: string): boolean {
  return /\.(?:txt|md)$/i.test(name) && !/^(?:readme|changelog|license)\b/i.test(name)
}

async function chooseCodebook(): Promise<NewCorpusParams["codebook"] | undefined> {
  const chosen = await window.showQuickPick(
    [
      {
        label: "Built-in codes",
        detail: "Usual types, stances and kinds of claims. Topics and tags can be anything until you write them down.",
        value: "built-in" as const,
      },
      {
        label: "A codebook of your own",
        detail: "The built-in codes are written into codebook.yaml, for you to change.",
        value: "full" as const,
      },
    ],
    { title: `Create Corpus (2/${steps})`, placeHolder: "Which codes?", ignoreFocusOut: true },
  )
  return chosen?.value
}

async function chooseExtras(isInGit: boolean): Promise<ReadonlySet<Extra["key"]> | undefined> {
  const items: Extra[] = [
    { key: "nesting", label: "Group annotation files under their articles", picked: true },
    { key: "wrap", label: "Wrap long lines of articles", picked: true },
    { key: "attributes", label: "Tell Git that annotation files are text", picked: true },
  ]
  // Not picked by itself: it makes Git run a program of ours.
  if (isInGit) items.push({ key: "merging", label: mergingLabel, detail: mergingDetail })
  const chosen = await window.showQuickPick(items, {
    title: `Create Corpus (3/${steps})`,
    placeHolder: "What to set up for this folder (Space changes, Enter goes on)",
    canPickMany: true,
    ignoreFocusOut: true,
  })
  return chosen && new Set(chosen.map(({ key }) => key))
}

const mergingLabel = "Let Git merge annotations by key"
const mergingDetail =
  "Writes .gitattributes and the settings of this repository on this machine, so that Git runs Postil to merge."

async function setUpMerging(server: ServerClient, folder: Uri): Promise<string> {
  const params: SetUpMergingParams = { folder: folder.toString() }
  const fault = await server.ask<string | null>(setUpMergingRequest, params)
  if (fault === null) return "Git merges annotations by key in this repository, on this machine."
  return `Git was not told to merge annotations by key: ${fault ?? "the language server does not answer"}.`
}

async function write(folder: Uri, { files }: NewCorpus, extras: ReadonlySet<Extra["key"]>): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { path, text } of files.filter(file => isWanted(file.path, extras))) {
    try {
      lines.push(`"${path}" ${await writeOne(Uri.joinPath(folder, path), text)}.`)
    } catch (error) {
      lines.push(`"${path}" could not be written: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return [...lines, ...(await setUp(folder, extras))]
}

/** Answers what was done. */
async function writeOne(uri: Uri, text: string): Promise<string> {
  if (!(await exists(uri))) {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    return "was written"
  }
  // A list of settings, of which the last one counts.
  if (!uri.path.endsWith("/.gitattributes")) return "was there already and stays as it is"
  const before = await workspace.fs.readFile(uri)
  const after = withMissingLines(before, text)
  if (after.length === before.length) return "was there already and has what it needs"
  await workspace.fs.writeFile(uri, after)
  return "was there already and has new lines at its end"
}

/** Settings are merged by VS Code, below. */
function isWanted(path: string, extras: ReadonlySet<Extra["key"]>): boolean {
  if (path.startsWith(".vscode/")) return false
  return path !== ".gitattributes" || extras.has("attributes")
}

async function setUp(folder: Uri, extras: ReadonlySet<Extra["key"]>): Promise<readonly string[]> {
  const settings: [string, unknown][] = []
  if (extras.has("nesting")) {
    settings.push(["explorer.fileNesting.enabled", true], ["explorer.fileNesting.expand", false])
  }
  if (workspace.getWorkspaceFolder(folder) === undefined) return []
  const configuration = workspace.getConfiguration(undefined, { uri: folder, languageId: "plaintext" })
  for (const [key, value] of settings) await configuration.update(key, value, ConfigurationTarget.Workspace)
  if (extras.has("wrap")) {
    for (const [key, value] of [
      ["editor.wordWrap", "on"],
      ["editor.minimap.enabled", false],
    ] as const) {
      await configuration.update(key, value, ConfigurationTarget.Workspace, true)
    }
  }
  return settings.length > 0 || extras.has("wrap") ? ['".vscode/settings.json" has the settings of this folder.'] : []
}

async function exists(uri: Uri): Promise<boolean> {
  return await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`
}
