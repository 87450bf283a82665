import { formatEdits, orderIn } from "../../acts/format-file.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { LocatedText } from "../../text/span.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const orderNoncanonical: Rule = {
  meta: {
    code: "order-noncanonical",
    family: "files",
    severity: "hint",
    scope: "article",
    summary: "The mentions or the claims of an annotation file do not stand in the order of the article.",
    details:
      "In text order a file reads along with its article, and two coders add a key at the same place. Formatting the file puts the keys in order. Told once for the mentions and once for the claims.",
    tags: ["yaml"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler met Moss.
//- a.ann.yaml
mentions:
  Moss: moss
  Adler: adler
`,
      good: `//- a.txt
Adler met Moss.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
`,
    },
  },
  *checkSidecar(file) {
    const { surfaces, claims } = orderIn(file)
    const fix = () => format(file)
    yield* outOfOrder(
      file.sidecar.surfaces.map(({ text }) => text),
      surfaces,
      fix,
    )
    yield* outOfOrder(
      file.sidecar.claims.map(({ slug }) => slug),
      claims,
      fix,
    )
  },
}

/** The first key that belongs before the one above it. What is nowhere in the article has other findings. */
function* outOfOrder(
  keys: readonly LocatedText[],
  order: readonly string[],
  fix: () => readonly Fix[],
): Generator<Report> {
  const ranks = new Map(order.map((key, index) => [key, index]))
  let above: { readonly key: LocatedText; readonly rank: number } | undefined
  for (const key of keys) {
    const rank = ranks.get(key.value)
    if (rank === undefined) continue
    if (above !== undefined && rank < above.rank) {
      const message = `"${key.value}" stands below "${above.key.value}", but comes first in the article`
      yield { at: key.span, message, fix }
      return
    }
    above = { key, rank }
  }
}

function format(file: CodedFile): readonly Fix[] {
  const edits = formatEdits(file.text, sidecarSchema, file)
  if ("message" in edits || edits.length === 0) return []
  return [{ title: "Format the file", safe: true, changes: [{ uri: file.uri, edits }] }]
}
