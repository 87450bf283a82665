import picomatch from "picomatch"

/** Globs come from strangers: longer ones are refused, and no extended patterns are expanded. */
const longestGlob = 200

/** A test whether a path (relative, with `/`) fits one of the globs. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const usable = globs.filter(glob => glob.length <= longestGlob && glob !== "")
  if (usable.length === 0) return () => false
  return picomatch(usable, { noextglob: true, nobracket: false, dot: false, strictSlashes: false })
}
