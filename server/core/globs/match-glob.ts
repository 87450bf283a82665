import picomatch from "picomatch"

/** Globs come from strangers: longer ones are refused, and no extended patterns are expanded. */
const longestGlob = 200

const options = { noextglob: true, nonegate: true, nobracket: false, dot: false, strictSlashes: false }

/** A test whether a path (relative, with `/`) fits one of the globs, and none of those that begin with `!`. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const usable = globs.filter(glob => glob.length <= longestGlob && glob !== "" && glob !== "!").map(withoutGroups)
  const wanted = usable.filter(glob => !glob.startsWith("!")).map(matcherOf)
  const unwanted = usable.filter(glob => glob.startsWith("!")).map(glob => matcherOf(glob.slice(1)))
  return path => path !== "" && wanted.some(fits => fits(path)) && !unwanted.some(fits => fits(path))
}

/** Where alone a path can be that fits a glob: the path itself, or a folder with `/` at its end; empty for anywhere. */
export function placeOfGlob(glob: string): string {
  const { base, isGlob } = picomatch.scan(withoutGroups(glob), options)
  if (!isGlob && base === glob) return glob
  return base === "" ? "" : `${base}/`
}

/** As picomatch does it, less what it says besides: it makes several objects for each path. */
function matcherOf(glob: string): (path: string) => boolean {
  const pattern = picomatch.makeRe(glob, options)
  return path => path === glob || pattern.test(path)
}

/** Brackets and plus signs of names stand for themselves; else they would be groups of a regular expression. */
function withoutGroups(glob: string): string {
  return glob.replace(/\\.|[()+|]/gs, found => (found.length > 1 ? found : `\\${found}`))
}
