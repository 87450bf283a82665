/**
 * The id that a coder has once files have got other names: `a.ann.bk.yaml` that becomes `a.ann.cd.yaml` makes "bk" "cd".
 * Undefined where no file of theirs was renamed so.
 */
export function heirOf(
  coder: string,
  renames: readonly { readonly from: string; readonly to: string }[],
): string | undefined {
  for (const { from, to } of renames) {
    const [before, after] = [partsOf(from), partsOf(to)]
    const differing = before.flatMap((part, index) => (part === after[index] ? [] : [index]))
    const [at = 0] = differing
    if (before.length === after.length && differing.length === 1 && before[at] === coder) return after[at]
  }
  return undefined
}

/** What stands between the dots of a URI. */
function partsOf(uri: string): readonly string[] {
  return decodeURIComponent(uri).split(".")
}
