import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap } from "../model/yaml-node.ts"

/** The keys of a flow map that have no colon, mostly the rest of a text after its comma: `{about: war, summit}`. */
export function keylessValues(
  map: YamlMap,
  text: string,
): { readonly entries: ReadonlySet<YamlEntry>; readonly problems: readonly Problem[] } {
  if (!map.flow || !map.entries.some(hasNoColon)) return none
  const entries = new Set(map.entries.filter(hasNoColon))
  const problems: Problem[] = []
  let before: YamlEntry | undefined
  let run: YamlEntry[] = []
  for (const entry of [...map.entries, undefined]) {
    if (entry !== undefined && entries.has(entry)) {
      run.push(entry)
      continue
    }
    if (run.length > 0) problems.push(cutOff(before, run, text))
    before = entry
    run = []
  }
  return { entries, problems }
}

const none = { entries: new Set<YamlEntry>(), problems: [] }

/** A value that is written but empty stands behind the colon. */
function hasNoColon({ key, value }: YamlEntry): boolean {
  return value.kind === "scalar" && value.missing && value.span.start === key.span.end
}

function cutOff(before: YamlEntry | undefined, run: readonly YamlEntry[], text: string): Problem {
  const words = run.map(entry => entry.key.value).join(", ")
  const span = { start: run[0]?.span.start ?? 0, end: run.at(-1)?.span.end ?? 0 }
  const owner = before?.value
  if (before === undefined || owner?.kind !== "scalar" || owner.style !== "plain") {
    const message = `"${words}" is read as a key without a value; add a colon and a value`
    return { code: "scalar-surprise", span, message }
  }
  const whole = { start: owner.missing ? span.start : owner.span.start, end: span.end }
  const quoted = quote(text.slice(whole.start, whole.end).replace(/\s+/g, " "))
  return {
    code: "scalar-surprise",
    span,
    message: `the comma ends the text of "${before.key.value}", so "${words}" is read as a key; put the text in quotation marks`,
    fixes: [{ title: `Write ${quoted}`, edits: [{ span: whole, newText: quoted }] }],
  }
}

function quote(words: string): string {
  return /["\\]/.test(words) ? `'${words.replaceAll("'", "''")}'` : `"${words}"`
}
