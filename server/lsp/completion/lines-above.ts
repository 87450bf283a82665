import { isBlank, isComment, type Line, lineAt } from "./yaml-place.ts"

/**
 * The lines above a line that tell where it stands, in their order: those that it is indented under, those beside it,
 * and the last one, which may be part of what stands beside. All others have come to their end. `column` is where the
 * line begins.
 */
export function linesAbove(text: string, line: Line, column: number): readonly Line[] {
  const found: Line[] = []
  let limit = column
  let beside = true
  let dash = isDash(text, line)
  for (let above = lineAbove(text, line); above !== undefined; above = lineAbove(text, above)) {
    if ((above.column > limit && found.length > 0) || isBlank(text, above) || isComment(text, above)) continue
    const isParent = above.column < limit || (above.column === limit && dash && !isDash(text, above))
    if (!isParent && !beside) continue
    found.push(above)
    if (!isParent) continue
    limit = above.column
    beside = false
    dash = isDash(text, above)
  }
  return found.reverse()
}

function lineAbove(text: string, { start }: Line): Line | undefined {
  return start === 0 ? undefined : lineAt(text, start - 1)
}

function isDash(text: string, { start, end, column }: Line): boolean {
  const at = start + column
  return text[at] === "-" && (at + 1 >= end || text[at + 1] === " ")
}
