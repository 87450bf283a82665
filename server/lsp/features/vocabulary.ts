import { asCodeKind } from "../../core/acts/codebook-edits.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codeUses } from "../../core/corpus/figures.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import { count } from "../../core/text/wording.ts"
import { type Choice, type VocabularyParams, vocabularyRequest } from "../acts-protocol.ts"
import type { Feature } from "../feature.ts"
import { codeChoice } from "../forms/code-choices.ts"

/** Entities or codes to choose from, with what depends on them. */
export const vocabulary: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(vocabularyRequest, ({ uri, kind }: VocabularyParams) => {
      const corpus = documents.find(uri)?.corpus
      return corpus === undefined ? null : vocabularyOf(kind, corpus)
    })
  },
}

/** By name, or in the order of the codebook; null where there is nothing of the kind. */
export function vocabularyOf(kind: string, corpus: Corpus): readonly Choice[] | null {
  if (kind === "entities") return entities(corpus)
  const codeKind = asCodeKind(kind)
  return codeKind === undefined ? null : codes(codeKind, corpus)
}

function codes(kind: CodeKind, corpus: Corpus): readonly Choice[] {
  const usesOf = codeUses(kind, corpus, corpus.coder)
  return [...corpus.codes.all(kind)].map(code => {
    const { uses, files } = usesOf(code.id.value)
    const detail = uses === 0 ? "not used" : `${count(uses, "use")} in ${count(files, "file")}`
    return { ...codeChoice(code, corpus), detail, ...(code.deprecated && { group: "Deprecated" }) }
  })
}

function entities(corpus: Corpus): readonly Choice[] {
  const choices = [...corpus.registry.all()].map(({ id: { value }, type, about }) => {
    const label = type && codeLabel("entity-types", type.value, corpus)
    const description = [label, about?.value].filter(part => part !== undefined).join(" · ")
    return {
      value,
      label: entityName(value, undefined, corpus),
      ...(description !== "" && { description }),
      detail: entityFigures(value, corpus),
    }
  })
  // The first one takes milliseconds to make, for which no start should wait.
  const byName = new Intl.Collator("en")
  return choices.sort((a, b) => byName.compare(a.label, b.label))
}

function entityFigures(id: string, corpus: Corpus): string {
  const { mentions, articles, claimsBy, claimsAbout } = corpus.index.totals.of(entityKey(id, ""), corpus.coder)
  return `${count(mentions, "mention")}, ${count(claimsBy + claimsAbout, "claim")} in ${count(articles, "article")}`
}
