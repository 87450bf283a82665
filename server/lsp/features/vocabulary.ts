import type { CancellationToken } from "vscode-languageserver"
import { asCodeKind } from "../../core/acts/codebook-edits.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codeKey, entityKey } from "../../core/corpus/keys.ts"
import { codeLabel, entityName } from "../../core/corpus/names.ts"
import type { Use } from "../../core/corpus/uses.ts"
import { usesOfCodebook, usesOfRegistry } from "../../core/corpus/vocabulary-uses.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import { count } from "../../core/text/wording.ts"
import { type Choice, type VocabularyParams, vocabularyRequest } from "../acts-protocol.ts"
import type { Feature } from "../feature.ts"
import { codeChoice } from "../forms/code-choices.ts"
import { inSlices } from "../slices.ts"

/** Entities or codes to choose from, with what depends on them. */
export const vocabulary: Feature = {
  capabilities: () => ({}),
  register(connection, documents) {
    connection.onRequest(vocabularyRequest, ({ uri, kind }: VocabularyParams, token: CancellationToken) => {
      const corpus = documents.find(uri)?.corpus
      if (corpus === undefined) return null
      return inSlices(() => vocabularyOf(kind, corpus), { moment: () => documents.moment(corpus), token })
    })
  },
}

/** By name, or in the order of the codebook; null where there is nothing of the kind. Yields after each file. */
export function* vocabularyOf(kind: string, corpus: Corpus): Generator<void, readonly Choice[] | null> {
  if (kind === "entities") return entities(corpus)
  const codeKind = asCodeKind(kind)
  return codeKind === undefined ? null : yield* codes(codeKind, corpus)
}

function* codes(kind: CodeKind, corpus: Corpus): Generator<void, readonly Choice[]> {
  const figures = yield* usesByKey(codeKey(kind, ""), corpus)
  return [...corpus.codes.all(kind)].map(code => {
    const { uses, files } = figures.get(codeKey(kind, code.id.value)) ?? { uses: 0, files: 0 }
    const detail = uses === 0 ? "not used" : `${count(uses, "use")} in ${count(files, "file")}`
    return { ...codeChoice(code, corpus), detail, ...(code.deprecated && { group: "Deprecated" }) }
  })
}

interface Uses {
  uses: number
  files: number
}

/** Uses in the registry and in other codes count, too: they depend on the code. */
function* usesByKey(prefix: string, corpus: Corpus): Generator<void, ReadonlyMap<string, Uses>> {
  const sums = new Map<string, Uses>()
  for (const uses of allUses(corpus)) {
    const seen = new Set<string>()
    for (const { key, declares } of uses) {
      if (declares || !key.startsWith(prefix)) continue
      const sum = sums.get(key) ?? { uses: 0, files: 0 }
      sums.set(key, sum)
      sum.uses++
      if (!seen.has(key)) sum.files++
      seen.add(key)
    }
    yield
  }
  return sums
}

/** File by file. */
function* allUses(corpus: Corpus): Generator<Iterable<Use>> {
  for (const { coder, uses } of corpus.index.all()) if (coder === corpus.coder) yield uses
  for (const { value } of corpus.registryFiles) yield usesOfRegistry(value)
  if (corpus.codebook !== undefined) yield usesOfCodebook(corpus.codebook.value)
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
