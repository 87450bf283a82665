import { cacheFolder } from "../node/cache-folder.ts"
import { uriToPath } from "../node/file-uri.ts"
import { KeptTexts } from "../node/kept-texts.ts"
import type { InitializationOptions, TextPlace } from "./protocol.ts"

/** Where the texts that annotations were accepted on are kept, and where else old texts may be looked for. */
export interface TextSettings {
  readonly place: TextPlace
  /** For the place "extension". */
  readonly folder: string
  /** The history of git is looked through. */
  readonly git: boolean
  /** Unknown of an editor that does not tell. */
  readonly trusted: boolean | undefined
}

/** As the client gave them when it connected. */
export function toTextSettings({ acceptedTexts, storage, trusted }: InitializationOptions): TextSettings {
  const folder = typeof storage === "string" ? uriToPath(storage) : undefined
  const isTrusted = typeof trusted === "boolean" ? trusted : undefined
  return withChosen(
    { place: "extension", folder: folder ?? cacheFolder(), git: true, trusted: isTrusted },
    acceptedTexts,
  )
}

/** With what the setting `postil.acceptedTexts` of any client says. */
export function withChosen(settings: TextSettings, chosen: unknown): TextSettings {
  const { place, git } = (typeof chosen === "object" && chosen !== null ? chosen : {}) as Partial<
    Record<"place" | "git", unknown>
  >
  return {
    ...settings,
    ...(isPlace(place) && { place }),
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

/** Removes all texts that are kept for these corpora, wherever that was. */
export function clearTexts(roots: readonly string[], settings: TextSettings): void {
  for (const root of ["", ...roots]) {
    keptFor(root, { ...settings, place: "extension" })?.clear()
    if (root !== "") keptFor(root, { ...settings, place: "corpus" })?.clear()
  }
}

function isPlace(place: unknown): place is TextPlace {
  return place === "extension" || place === "corpus" || place === "none"
}
