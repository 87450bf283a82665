import type { Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Reading } from "../../model/sidecar.ts"
import { changeTo } from "../change-to.ts"
import { typeOf } from "../entity-facts.ts"
import { mentionsIn } from "../mentions-in.ts"
import type { Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
import { listedBeside } from "./listed-beside.ts"

export const jointListConflict: Rule = {
  meta: {
    code: "joint-list-conflict",
    family: "identity",
    severity: "warning",
    scope: "annotation",
    summary: "The article lists beside a description who is meant, and somebody else is named.",
    details:
      "`the three guarantors – Russia, Iran and Turkey –` says itself who they are, and so do `Russia, Iran and Turkey are the three guarantors` and `Abkhazia and South Ossetia, the two territories`. It looks at joint mentions and at rows of as many tagged names of the same types, behind a dash, a colon, a comma or a bracket, or before `are` and its like.",
    tags: ["names"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  estia: {type: country, name: Estia}
  nordia: {type: country, name: Nordia}
  sudia: {type: country, name: Sudia}
//- a.txt
The two countries, Nordia and Sudia, share a bridge.
//- a.ann.yaml
mentions:
  The two countries: nordia + sudia
  Nordia: nordia
  Sudia: sudia
`,
      "The two countries: nordia + sudia",
      "The two countries: nordia + estia",
    ),
  },
  *checkSidecar(file, corpus) {
    const told = new Set<Reading>()
    for (const mention of mentionsIn(file)) {
      if (mention.entities.length < 2 || told.has(mention.reading)) continue
      const list = otherList(mention, file, corpus)
      if (list === undefined) continue
      told.add(mention.reading)
      yield report(mention, list, file)
    }
  },
}

/** As many as are meant, of the same types, and not the same. */
function otherList(mention: Mention, file: CodedFile, corpus: Corpus): readonly string[] | undefined {
  const lists = listedBeside(mention, file).map(({ entities }) => entities)
  if (lists.some(list => list.every(id => mention.entities.includes(id)))) return undefined
  const types = (ids: readonly string[]) => [...new Set(ids.map(id => typeOf(id, file, corpus)))].sort().join()
  return lists.find(list => list.length === mention.entities.length && types(list) === types(mention.entities))
}

function report({ surface, reading, entities, span }: Mention, list: readonly string[], file: CodedFile): Report {
  const target = list.join(" + ")
  return {
    at: reading.target.span,
    entities: list,
    message: `"${surface.text.value}" is tagged ${entities.join(" + ")}, but the article lists ${target} beside it`,
    inArticle: span,
    fix: () => [changeTo(file.uri, reading.target.span, target)],
  }
}
