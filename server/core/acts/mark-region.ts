import { describe, isDescribed } from "../anchor/describe.ts"
import { findText } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Span } from "../text/span.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import type { Writable } from "../yaml/write.ts"
import { type Act, isRefusal, refuse } from "./act.ts"
import { draftOf } from "./sidecar-draft.ts"
import { wordsAt } from "./words-at.ts"

/** Labels a part of the article: headline, caption. The second of a name is called `caption-2`. */
export const markRegion: Act<"mark-region"> = {
  name: "mark-region",
  run({ uri, range, region }, { corpus }) {
    const sidecar = draftOf(uri, corpus)
    if (isRefusal(sidecar)) return sidecar
    const { file } = sidecar
    if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(region)) {
      return refuse(`"${region}" is no name for a region: use one word, such as "headline" or "caption"`)
    }
    const words = wordsAt(file.article, range)
    if (words === undefined) return refuse(`No words are chosen: select the ${region}`)
    const there = labelOf(words.span, file)
    if (there !== undefined) return refuse(`"${words.shown}" is marked as "${there}" already: remove that first`)
    const selector = selectorFor(words.span, words.text, file)
    if (selector === undefined)
      return refuse(`"${words.shown}" occurs more often, and nothing tells it apart: select more words`)
    const name = freeName(region, file)
    const edits = setField(file.text, sidecarSchema, ["regions", name], selector)
    if (edits === undefined)
      return refuse(`The regions in "${corpus.pathOf(file.uri)}" cannot be edited as they are written: edit the file`)
    return {
      title: `Mark "${words.shown}" as ${name}`,
      done: `Marked "${words.shown}" as ${name}`,
      changes: [{ uri: file.uri, edits }],
    }
  },
}

/** The region with the same words. */
function labelOf({ start, end }: Span, { anchored }: CodedFile): string | undefined {
  const same = anchored.regions.find(({ match }) => match?.span.start === start && match.span.end === end)
  return same?.region.name.value
}

/** The first occurrence is meant where nothing else is said. */
function selectorFor(span: Span, text: string, { article }: CodedFile): Writable | undefined {
  const [first] = findText(article, text)
  if (first?.span.start === span.start && first.span.end === span.end) return text
  const described = describe(article, span)
  return isDescribed(described) ? { flow: new Map(Object.entries(described)) } : undefined
}

function freeName(region: string, { sidecar }: CodedFile): string {
  const taken = new Set(sidecar.regions.map(({ name }) => name.value))
  for (let number = 1; ; number++) {
    const name = number === 1 ? region : `${region}-${number}`
    if (!taken.has(name)) return name
  }
}
