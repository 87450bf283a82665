import { firstOccurrence } from "../anchor/claims.ts"
import { isMention } from "../anchor/mentions.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import { schemaOf } from "../corpus/schema-of.ts"
import type { Problem } from "../model/problem.ts"
import { diffLines } from "../text/diff-lines.ts"
import type { TextEdit } from "../text/edit.ts"
import { LineIndex } from "../text/line-index.ts"
import { formatYaml } from "../yaml/format/format-yaml.ts"
import type { KeyOrder } from "../yaml/format/print.ts"
import { otherLimits, sidecarLimits } from "../yaml/read.ts"
import type { RecordShape } from "../yaml/schema.ts"
import { type Act, refuse } from "./act.ts"

/** Brings a YAML file of the corpus into canonical form (format.md section 7); no edits where it is in that form. */
export const formatFile: Act<"format-file"> = {
  name: "format-file",
  run({ uri }, { corpus }) {
    const name = uri.startsWith(corpus.root) ? corpus.pathOf(uri) : uri
    const schema = schemaOf(uri, corpus)
    const text = corpus.textOf(uri)
    if (schema === undefined) return refuse(`"${name}" is no annotation file, registry, codebook or postil.yaml`)
    if (text === undefined) return refuse(`"${name}" cannot be read; look whether the file is there`)
    const edits = formatEdits(text, schema, corpus.coded(uri))
    if ("message" in edits) {
      const line = new LineIndex(text).lineAt(edits.span.start) + 1
      return refuse(`"${name}" cannot be formatted (line ${line}: ${edits.message}): mend that first`)
    }
    const changes = edits.length === 0 ? [] : [{ uri, edits }]
    const done = edits.length === 0 ? `"${name}" is in canonical form already` : `Formatted "${name}"`
    return { title: `Format "${name}"`, done, changes }
  },
}

/** The edits of a text, be it that of the corpus or of a draft, or what is in the way. `file` is a sidecar's reading of it. */
export function formatEdits(
  text: string,
  schema: RecordShape,
  file: CodedFile | undefined,
): readonly TextEdit[] | Problem {
  const limits = file === undefined ? otherLimits : sidecarLimits
  const formatted = formatYaml(text, { schema, limits, order: orderIn(file) })
  return typeof formatted === "string" ? diffLines(text, formatted) : formatted
}

/** The keys of a sidecar in the order of the article; none for the other files, whose order is their author's. */
export function orderIn(file: CodedFile | undefined): KeyOrder {
  return file === undefined ? { surfaces: [], claims: [] } : { surfaces: surfaceOrder(file), claims: claimOrder(file) }
}

/** The surfaces by their first counted occurrence, the longer of two that begin together first. */
function surfaceOrder({ anchored }: CodedFile): readonly string[] {
  return [...new Set(anchored.occurrences.filter(isMention).map(({ surface }) => surface.text.value))]
}

/** The claims by the first occurrence of their first segment, be it in a headline. */
function claimOrder({ anchored }: CodedFile): readonly string[] {
  return anchored.claims
    .flatMap(anchor => {
      const start = firstOccurrence(anchor)
      return start === undefined ? [] : [{ slug: anchor.claim.slug.value, start }]
    })
    .sort((a, b) => a.start - b.start)
    .map(({ slug }) => slug)
}
