import { DiskFiles } from "./disk-files.ts"

/**
 * The URIs of all files of a corpus but for some that are known by their names behind its root; undefined where one of
 * those is not there. `alive` is called now and then.
 */
export function otherFiles(root: string, known: ReadonlySet<string>, alive: () => void): readonly string[] | undefined {
  const others: string[] = []
  let found = 0
  for (const uri of new DiskFiles(root).list()) {
    if (uri === undefined) alive()
    else if (known.has(uri.slice(root.length))) found++
    else others.push(uri)
  }
  return found === known.size ? others : undefined
}
