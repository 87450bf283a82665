import { isAbsolute, resolve, sep } from "node:path"
import { fileURLToPath } from "node:url"

/**
 * The one spelling in which files are named inside the program: `file://`, every part of the path percent-encoded as
 * by `encodeURIComponent`, a drive letter in lower case. Undefined for what is no file on this machine.
 */
export function canonicalUri(uri: string): string | undefined {
  const parts = /^file:\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri)
  if (parts === null) return undefined
  const [, host = "", path = ""] = parts
  if (plain.test(path)) return `file://${host.toLowerCase()}${path}`
  try {
    const names = path.split("/").map(name => decodeURIComponent(name))
    if (names.some(name => name === "." || name === "..")) return undefined
    return `file://${host.toLowerCase()}${lowerDrive(names.map(encodeName)).join("/")}`
  } catch {
    return undefined
  }
}

/** A path that is its own canonical form: most are, and many are asked about. */
const plain = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.\-~!*'()]+)+\/?$/

/** The canonical URI of a path; a folder's ends with `/` if the path does. */
export function pathToUri(path: string): string {
  const absolute = isAbsolute(path) ? path : resolve(path)
  const unified = sep === "\\" ? absolute.replaceAll("\\", "/") : absolute
  const host = /^\/\/([^/]+)(\/.*)$/.exec(unified)
  const rest = host?.[2] ?? unified
  const names = (rest.startsWith("/") ? rest : `/${rest}`).split("/").map(encodeName)
  return `file://${(host?.[1] ?? "").toLowerCase()}${lowerDrive(names).join("/")}`
}

/** Undefined where the URI names no path on this machine. */
export function uriToPath(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** Makes paths of the URIs of files, given as they go on behind that of a folder, `root`, which has `/` at its end. */
export function pathsIn(root: string): (name: string) => string | undefined {
  const folder = uriToPath(root) ?? ""
  return name => (name.includes("%") ? uriToPath(root + name) : folder + name)
}

/** URI of the folder that a file or folder lies in, with `/` at its end; undefined at the top. */
export function parentUri(uri: string): string | undefined {
  const slash = uri.lastIndexOf("/", uri.length - 2)
  return slash < "file://".length ? undefined : uri.slice(0, slash + 1)
}

/** A file's name as part of a URI. On Windows it may hold half a surrogate pair, which no URI can name. */
export function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd"))
}

function lowerDrive(names: string[]): string[] {
  const [top, drive = "", ...rest] = names
  return /^[A-Za-z]%3A$/.test(drive) ? [top ?? "", drive.toLowerCase().replace("%3a", "%3A"), ...rest] : names
}
