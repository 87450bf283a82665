import picomatch from "picomatch"

/** Globs come from strangers: longer ones are refused, and no extended patterns are expanded. */
const longestGlob = 200

const options = { noextglob: true, nonegate: true, nobracket: false, dot: false, strictSlashes: false }

/** A test whether a path (relative, with `/`) fits one of the globs, and none of those that begin with `!`. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const usable = globs.filter(glob => glob.length <= longestGlob && glob !== "").map(withoutGroups)
  const wanted = usable.filter(glob => !glob.startsWith("!"))
  const unwanted = usable.filter(glob => glob.startsWith("!")).map(glob => glob.slice(1))
  if (wanted.length === 0) return () => false
  const fits = picomatch(wanted, options)
  const isOut = unwanted.length === 0 ? () => false : picomatch(unwanted, options)
  return path => fits(path) && !isOut(path)
}

/** Brackets and plus signs of names stand for themselves; else they would be groups of a regular expression. */
function withoutGroups(glob: string): string {
  return glob.replace(/\\.|[()+|]/gs, found => (found.length > 1 ? found : `\\${found}`))
}
