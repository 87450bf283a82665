import { SidecarDraft } from "../../acts/sidecar-draft.ts"
import { tagWords } from "../../acts/tag-words.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { listed, mostListed } from "../../text/wording.ts"
import { firstLine } from "../first-line.ts"
import { lineOf } from "../line-of.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { type UntaggedName, untaggedNames } from "../untagged-names.ts"

export const mentionUntagged: Rule = {
  meta: {
    code: "mention-untagged",
    family: "identity",
    severity: "info",
    scope: "article",
    summary: "A name that the registry has stands in the article and is not tagged.",
    details:
      "Tag it, or mark it `none` if it is nobody of interest here. Left alone are bylines and page furniture, parts of longer names that are not known, words that are common words as well, surnames that several people have, and sidecars without any mention.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler met Moss.
//- a.ann.yaml
mentions:
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
  *checkSidecar(file, corpus) {
    if (file.articleUri === undefined || file.sidecar.surfaces.length === 0) return
    const at = file.sidecar.sections.get("mentions")?.key ?? firstLine(file.text)
    for (const name of untaggedNames(file, corpus)) yield { ...report(name, file, corpus), at }
  },
}

function report(name: UntaggedName, file: CodedFile, corpus: Corpus): Omit<Report, "at"> {
  const { words, known, places } = name
  const [first, ...others] = places
  const ids = known.map(({ entity }) => entity.id.value)
  const line = first === undefined ? "" : `line ${lineOf(file.article, first.span.start)}: `
  const verb = others.length === 0 ? "is not tagged" : `and ${others.length} more like it are not tagged`
  const { articleUri: uri = "" } = file
  return {
    message: `${line}"${words}" (${listed(ids, "or", mostListed)}) ${verb}`,
    ...(first && { inArticle: first.span }),
    related: others.slice(0, 5).map(({ span }) => ({ uri, span, message: "and here" })),
    fix: () => [...ids.slice(0, mostListed), "none"].flatMap(target => tagAll(name, target, file, corpus)),
  }
}

/** All the places get a meaning, by their words alone where that is enough. */
function tagAll({ words, places }: UntaggedName, target: string, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const draft = new SidecarDraft(file.uri, file.text, corpus)
  const ids = target === "none" ? [] : [target]
  const at = places.map(({ normal }) => normal)
  const fault = tagWords(draft, { surface: words, at, target: { written: target, ids }, scope: "also" }, corpus)
  if (fault !== undefined) return []
  const all = places.length === 1 ? "it" : "all"
  return [{ title: target === "none" ? `Mark ${all} "none"` : `Tag ${all} as "${target}"`, changes: draft.changes }]
}
