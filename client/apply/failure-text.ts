import { cancellation, type Failure, nameOf, overtaken } from "./carry-out.ts"

/** Names of errors: Node's, and those that VS Code puts in their place. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "is not writable",
  EPERM: "is not writable",
  EROFS: "is not writable",
  NoPermissions: "is not writable",
  ENOENT: "is gone",
  FileNotFound: "is gone",
  EEXIST: "exists already",
  FileExists: "exists already",
  EISDIR: "is a folder",
  FileIsADirectory: "is a folder",
  EBUSY: "is in use by another program",
}

const full = new Set(["ENOSPC", "EDQUOT"])

/** Why nothing was changed, in one sentence. */
export function failureText({ uri, error, unrestored }: Failure): string {
  const reason = error === cancellation ? "Cancelled" : reasonOf(quoted(uri), error)
  if (unrestored.length === 0) return `${reason}; nothing was changed`
  const names = unrestored.map(operation => quoted(nameOf(operation))).join(", ")
  return `${reason}, and ${names} could not be put back: what was in there is in a new editor, not yet saved`
}

export function outdatedText(uris: readonly string[]): string {
  const [first = "", ...others] = uris
  const more = others.length === 0 ? "" : ` and ${others.length} other ${others.length === 1 ? "file" : "files"}`
  return `${quoted(first)}${more} changed in the meantime; nothing was changed, so try it again`
}

/** The name of a file in double quotes. */
export function quoted(uri: string): string {
  const name = uri.split("/").at(-1) ?? uri
  try {
    return `"${decodeURIComponent(name)}"`
  } catch {
    return `"${name}"`
  }
}

/** VS Code wraps what the file system throws: "EntryWriteLocked (FileSystemError): …: Error: EACCES: …". */
function reasonOf(file: string, error: unknown): string {
  if (error === overtaken) return `${file} changed in the meantime`
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  const text = `${message ?? error}`
  const names = [/\b(E[A-Z]{3,})\b/.exec(text)?.[1], code].filter(name => typeof name === "string")
  // A notification shows its first words only, and the names of articles are long.
  if (names.some(name => full.has(name))) return `The disk is full: ${file} could not be written`
  const [reason] = names.flatMap(name => reasons[name] ?? [])
  return `${file} ${reason ?? `could not be changed: ${text}`}`
}
