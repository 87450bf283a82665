import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Meaning } from "../../corpus/meanings.ts"
import { writesNounsWithCapitals } from "../../language/capital-nouns.ts"
import { isCommonWord } from "../../language/common-words.ts"
import { forLanguage } from "../../language/for-language.ts"
import { typeWords } from "../../language/type-words.ts"
import type { Surface } from "../../model/sidecar.ts"
import { normalize } from "../../text/normal-form.ts"
import { changeTo } from "../change-to.ts"
import type { Report, Rule } from "../rule.ts"
import { isRegisteredName, singleReadings } from "../single-readings.ts"

export const mentionInconsistent: Rule = {
  meta: {
    code: "mention-inconsistent",
    family: "identity",
    severity: "warning",
    scope: "corpus",
    summary: "A name that the registry does not have stands for one entity here and for another in other articles.",
    details:
      "Make them alike, and add the name to the registry. The articles in the minority are told; where there are as many of either, all are. Names that the registry knows are the business of `mention-entity-mismatch` and `homonym-implausible`: a declared metonym may change its meaning from article to article. Descriptions may as well (`the country`), titles (`Prime Minister`), `Parliament` and the like, and in languages that write all nouns with capitals the rule is silent.",
    tags: ["names"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Kazan met Adler.
//- a.ann.yaml
mentions:
  Kazan: moss
//- b.txt
Kazan met Moss.
//- b.ann.yaml
mentions:
  Kazan: adler
//- c.txt
Kazan met nobody.
//- c.ann.yaml
mentions:
  Kazan: adler
`,
      good: `//- a.txt
Kazan met Adler.
//- a.ann.yaml
mentions:
  Kazan: adler
//- b.txt
Kazan met Moss.
//- b.ann.yaml
mentions:
  Kazan: adler
//- c.txt
Kazan met nobody.
//- c.ann.yaml
mentions:
  Kazan: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    if (writesNounsWithCapitals(file.language)) return
    for (const single of singleReadings(file)) {
      const { surface, reading, occurrence } = single
      if (surface.readings.length > 1 || isRegisteredName(single) || !isName(surface, file, corpus)) continue
      const text = normalize(surface.text.value).trim()
      const all = yield* corpus.index.meanings(text, file.coder)
      const known = all.length < 2 ? [] : all.filter(({ target }) => isKnown(target, corpus))
      const own = known.length < 2 ? undefined : ownMeaning(text, file, known, corpus)
      const other = strongest(known.filter(meaning => meaning !== own))
      if (own === undefined || other === undefined || other.count < own.count) continue
      yield {
        ...report(surface, own, other, file, corpus),
        at: reading.target.span,
        ...(occurrence && { inArticle: occurrence.span }),
      }
    }
  },
}

/** Of the others `entity-unknown` tells. */
function isKnown(target: string, { registry }: Corpus): boolean {
  return target.split(" + ").every(id => id.startsWith("_") || registry.get(id) !== undefined)
}

function isName({ text: { value } }: Surface, { language }: CodedFile, corpus: Corpus): boolean {
  if (corpus.registry.named(value).length > 0) return false
  const [first = "", second] = value.trim().split(/\s+/)
  if (isCommonWord(first, language)) return false
  if (second === undefined && forLanguage(typeWords, language)?.some(({ pattern }) => pattern.test(first))) return false
  const same = (title: string) => title.toLowerCase() === value.trim().toLowerCase()
  return ![...corpus.codes.all("roles")].some(({ titles }) => titles.some(title => same(title.value)))
}

/** The first that is known of those that the file itself gives a name. */
function ownMeaning(
  text: string,
  { uri }: CodedFile,
  known: readonly Meaning[],
  { index }: Corpus,
): Meaning | undefined {
  for (const naming of index.get(uri)?.namings ?? []) {
    const own = naming.text === text ? known.find(({ target }) => target === naming.target) : undefined
    if (own !== undefined) return own
  }
  return undefined
}

/** The one that most agree on; of equals the first by its target. */
function strongest(meanings: readonly Meaning[]): Meaning | undefined {
  return meanings.toSorted((a, b) => b.count - a.count || (a.target < b.target ? -1 : 1))[0]
}

function report(surface: Surface, own: Meaning, other: Meaning, { uri }: CodedFile, corpus: Corpus): Report {
  const { target, count, first } = other
  const name = `"${corpus.pathOf(first[0]?.facts.uri ?? "")}"`
  const more = count > 1 ? ` and ${count - 1} more` : ""
  const span = surface.readings[0]?.target.span ?? surface.text.span
  return {
    at: span,
    message: `"${surface.text.value}" is ${own.target} here, but ${target} in ${name}${more}`,
    related: first.map(({ facts, part }) => ({
      uri: facts.uri,
      span: part.span,
      message: `${part.target} here`,
    })),
    fix: () => (/(?:^| )_/.test(target) ? [] : [changeTo(uri, span, target)]),
  }
}
