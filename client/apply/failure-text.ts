import { cancellation, type Failure, nameOf, overtaken } from "./carry-out.ts"

/** Names of errors: Node's, and those that VS Code puts in their place. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "is not writable",
  EPERM: "is not writable",
  EROFS: "is not writable",
  NoPermissions: "is not writable",
  ENOSPC: "could not be written: the disk is full",
  EDQUOT: "could not be written: the disk is full",
  ENOENT: "is gone",
  FileNotFound: "is gone",
  EEXIST: "exists already",
  FileExists: "exists already",
  EISDIR: "is a folder",
  FileIsADirectory: "is a folder",
  EBUSY: "is in use by another program",
}

/** Why nothing was changed, in one sentence. */
export function failureText({ uri, error, unrestored }: Failure): string {
  const reason = error === cancellation ? "Cancelled" : `${quoted(uri)} ${reasonOf(error)}`
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
function reasonOf(error: unknown): string {
  if (error === overtaken) return "changed in the meantime"
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown }
  const text = `${message ?? error}`
  const named = /\b(E[A-Z]{3,})\b/.exec(text)?.[1]
  const reason = reasons[named ?? ""] ?? (typeof code === "string" ? reasons[code] : undefined)
  return reason ?? `could not be changed: ${text}`
}
