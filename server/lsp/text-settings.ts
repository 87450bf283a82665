import { cacheFolder } from "../node/cache-folder.ts"
import { clearCompiled } from "../node/compiled.ts"
import { uriToPath } from "../node/file-uri.ts"
import { IndexStore } from "../node/index-store.ts"
import { KeptTexts } from "../node/kept-texts.ts"
import type { InitializationOptions, TextPlace } from "./protocol.ts"

/** Where what is read off texts is kept: those that annotations were accepted on, with where else to look for old ones. */
export interface TextSettings {
  readonly place: TextPlace
  /** Where the index of the corpus is kept. */
  readonly index: TextPlace
  /** For the place "extension". */
  readonly folder: string
  /** The history of git is looked through. */
  readonly git: boolean
  /** Unknown of an editor that does not tell. */
  readonly trusted: boolean | undefined
}

/** As the client gave them when it connected. */
export function toTextSettings({ acceptedTexts, index, storage, trusted }: InitializationOptions): TextSettings {
  const folder = typeof storage === "string" ? uriToPath(storage) : undefined
  const isTrusted = typeof trusted === "boolean" ? trusted : undefined
  return withChosen(
    { place: "extension", index: "extension", folder: folder ?? cacheFolder(), git: true, trusted: isTrusted },
    acceptedTexts,
    index,
  )
}

/** With what the settings `postil.acceptedTexts` and `postil.index` of any client say. */
export function withChosen(settings: TextSettings, chosen: unknown, chosenIndex: unknown): TextSettings {
  const { place, git } = fieldsOf(chosen)
  const { place: index } = fieldsOf(chosenIndex)
  return {
    ...settings,
    ...(isPlace(place) && { place }),
    ...(isPlace(index) && { index }),
    ...(typeof git === "boolean" && { git }),
  }
}

/** What is kept for a corpus, by the URI of its folder; in a folder that is not trusted, nothing. */
export function keptFor(root: string, { place, folder, trusted }: TextSettings): KeptTexts | undefined {
  if (place === "none" || trusted === false) return undefined
  if (place === "extension") return KeptTexts.inFolder(folder, root)
  const path = uriToPath(root)
  return path === undefined ? undefined : KeptTexts.inCorpus(path)
}

/** Where the index of a corpus is kept. */
export function indexFor(root: string, { index, folder, trusted }: TextSettings): IndexStore | undefined {
  if (index === "none" || trusted === false) return undefined
  if (index === "extension") return IndexStore.inFolder(folder, root)
  const path = uriToPath(root)
  return path === undefined ? undefined : IndexStore.inCorpus(path)
}

/** Removes all that is kept for these corpora, wherever that was, and what is kept of the programs. */
export function clearTexts(roots: readonly string[], settings: TextSettings): void {
  clearCompiled(settings.folder)
  IndexStore.clear(settings.folder)
  // What was kept of a folder while it was trusted is still there.
  const trusted = { ...settings, trusted: true }
  for (const root of ["", ...roots]) {
    keptFor(root, { ...trusted, place: "extension" })?.clear()
    if (root !== "") keptFor(root, { ...trusted, place: "corpus" })?.clear()
  }
}

function fieldsOf(chosen: unknown): Partial<Record<"place" | "git", unknown>> {
  return typeof chosen === "object" && chosen !== null ? chosen : {}
}

function isPlace(place: unknown): place is TextPlace {
  return place === "extension" || place === "corpus" || place === "none"
}
