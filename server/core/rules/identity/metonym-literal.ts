import { SidecarDraft } from "../../acts/sidecar-draft.ts"
import { tagWords } from "../../acts/tag-words.ts"
import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { readsAsPlace } from "../../language/literal-places.ts"
import type { Reading } from "../../model/sidecar.ts"
import { lineOf } from "../line-of.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const metonymLiteral: Rule = {
  meta: {
    code: "metonym-literal",
    family: "identity",
    severity: "info",
    scope: "annotation",
    summary: "The name of a place is tagged as what it may stand for, where the words around it make it the place.",
    details:
      "`gather in Moscow` is the city, `ties to Moscow` is the state. The fix splits the surface by context. Relations are left alone: `confidence in Moscow`, `in Moscow's interest`. It needs a registry in which the string is a metonym of one entity and a name of a place.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
They gather in Lund on Friday.
//- a.ann.yaml
mentions:
  Lund: nordia
`,
      good: `//- a.txt
They gather in Lund on Friday.
//- a.ann.yaml
mentions:
  Lund: lund
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const [reading, mentions] of literalMentions(file)) {
      const [first, ...others] = mentions
      const [entity] = reading.target.entities
      const places = first === undefined ? [] : placesCalled(first.surface.text.value, corpus)
      if (first === undefined || entity === undefined || places.length === 0) continue
      const { articleUri: uri = "" } = file
      yield {
        ...report(first, file),
        at: reading.target.span,
        inArticle: first.span,
        related: others.slice(0, 5).map(({ span }) => ({ uri, span, message: "and here" })),
        fix: () => places.flatMap(place => split(mentions, place, file, corpus)),
      }
    }
  },
}

function literalMentions(file: CodedFile): ReadonlyMap<Reading, readonly Mention[]> {
  const { text } = file.article.normal
  const found = new Map<Reading, Mention[]>()
  for (const mention of mentionsIn(file)) {
    const { kind, normal, reading } = mention
    if (kind !== "metonym") continue
    const before = text.slice(Math.max(0, normal.start - 60), normal.start)
    if (!readsAsPlace(before, text.slice(normal.end, normal.end + 1), file.language)) continue
    found.set(reading, [...(found.get(reading) ?? []), mention])
  }
  return found
}

/** What has the string for its own name. */
function placesCalled(words: string, corpus: Corpus): readonly string[] {
  return corpus.registry
    .named(words)
    .filter(({ kind }) => kind === "name")
    .map(({ entity }) => entity.id.value)
}

function report({ surface, normal, span, entities }: Mention, { article }: CodedFile): Pick<Report, "message"> {
  const before = article.normal.text.slice(Math.max(0, normal.start - 60), normal.start)
  const lead = /\S+ \S+ $/.exec(before)?.[0] ?? before.trimStart()
  return {
    message: `line ${lineOf(article, span.start)}: "${lead}${surface.text.value}" reads as the place, tagged ${entities.join(" + ")}`,
  }
}

/** The literal places become the place, the others stay what they are. */
function split(mentions: readonly Mention[], place: string, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const draft = new SidecarDraft(file.uri, file.text, corpus)
  const surface = mentions[0]?.surface.text.value ?? ""
  const at = mentions.map(({ normal }) => normal)
  const fault = tagWords(draft, { surface, at, target: { written: place, ids: [place] }, scope: "also" }, corpus)
  const where = mentions.length === 1 ? "it here" : `these ${mentions.length}`
  return fault === undefined ? [{ title: `Tag ${where} as "${place}"`, changes: draft.changes }] : []
}
