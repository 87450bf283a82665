import type { FileGroup } from "../core/corpus/fact-supply.ts"

/** The files of a shard, group by group, by their URIs behind that of the corpus. */
export interface ListedGroup {
  readonly articles: readonly string[]
  readonly sidecars: readonly (readonly [name: string, coder?: string])[]
  readonly defaultId: string | undefined
}

/**
 * Groups as one text, which goes to another thread more quickly than they do, and tells at once whether they are the
 * same as before: a line for each, with the id by default, the articles, and behind a gap sidecar and coder by turns.
 * `root` is the URI of the corpus. No URI and no id holds a tab or the end of a line.
 */
export function writeListing(groups: readonly FileGroup[], root: string): string {
  const start = root.length
  let listing = ""
  for (const { articles, sidecars, defaultId = "" } of groups) {
    listing += defaultId
    for (const uri of articles) listing += `\t${uri.slice(start)}`
    if (sidecars.length > 0) listing += "\t"
    for (const { uri, coder } of sidecars) {
      listing += `\t${uri.slice(start)}\t${coder === undefined ? "" : encodeURIComponent(coder)}`
    }
    listing += "\n"
  }
  return listing
}

/** Only of what `writeListing` answered. */
export function readListing(listing: string): readonly ListedGroup[] {
  return listing.split("\n").slice(0, -1).map(readGroup)
}

function readGroup(line: string): ListedGroup {
  const [defaultId, ...rest] = line.split("\t")
  const gap = rest.indexOf("")
  const articles = gap < 0 ? rest : rest.slice(0, gap)
  const sidecars: [string, string?][] = []
  for (let at = articles.length + 1; at < rest.length; at += 2) {
    const coder = rest[at + 1] ?? ""
    sidecars.push(coder === "" ? [rest[at] ?? ""] : [rest[at] ?? "", decodeURIComponent(coder)])
  }
  return { articles, sidecars, defaultId: defaultId || undefined }
}

/** The names of all files, in the order of the entries of a shard. */
export function namesIn(groups: readonly ListedGroup[]): readonly string[] {
  return groups.flatMap(({ articles, sidecars }) => [...articles, ...sidecars.map(([name]) => name)])
}
