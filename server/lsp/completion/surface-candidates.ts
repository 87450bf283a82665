import { CompletionItemKind } from "vscode-languageserver"
import { findText } from "../../core/anchor/find-selector.ts"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityName } from "../../core/corpus/names.ts"
import type { KnownName } from "../../core/corpus/registry.ts"
import { capitalisedPhrases } from "../../core/language/capitalised-phrases.ts"
import { toNormal } from "../../core/text/normal-form.ts"
import { contains, type Span } from "../../core/text/span.ts"
import { isWordAt, isWordBefore } from "../../core/text/words.ts"
import { writeScalar } from "../../core/yaml/write.ts"
import type { Candidate, Typing } from "./candidate.ts"

/** Words in the longest name that is looked for. */
const longestName = 8

/** Strings of the article that are not tagged yet: names of the registry with what they mean, then capitalised phrases. */
export function* surfaceCandidates({ corpus, file }: Typing): Generator<Candidate> {
  if (file?.articleUri === undefined) return
  const tagged = new Set(file.sidecar.surfaces.map(({ text }) => text.value))
  const known = new Map(registeredNames(file, corpus).filter(([name]) => !tagged.has(name)))
  for (const [name, meanings] of known) for (const meaning of meanings) yield ofName(name, meaning, corpus)
  for (const phrase of phrases(file)) {
    if (!tagged.has(phrase) && !known.has(phrase)) {
      yield { text: phrase, tail: ": ", kind: CompletionItemKind.Text, detail: "not in the registry" }
    }
  }
}

/** `Moscow: russia`: the whole entry, as there is no doubt what the name can mean. */
function ofName(name: string, { entity, kind }: KnownName, corpus: Corpus): Candidate {
  const id = entity.id.value
  return {
    text: name,
    search: [id],
    tail: `: ${writeScalar(id, "flow")}`,
    kind: CompletionItemKind.Value,
    detail: `${entityName(id, undefined, corpus)} · ${kind}`,
    about: { kind: "entity", id },
  }
}

/** Names that occur in the article outside of longer names, in the order of the text. */
function registeredNames({ article }: CodedFile, corpus: Corpus): [string, readonly KnownName[]][] {
  const found = new Map<string, readonly KnownName[]>()
  let covered = 0
  for (const [start, ends] of article.bounded ? runs(article.normal.text) : []) {
    for (const end of ends.toReversed()) {
      const name = article.normal.text.slice(start, end)
      const known = corpus.registry.named(name)
      if (known.length === 0) continue
      if (end > covered) found.set(name, known)
      covered = Math.max(covered, end)
      break
    }
  }
  if (!article.bounded) {
    for (const name of corpus.registry.names()) {
      if (findText(article, name).length > 0) found.set(name, corpus.registry.named(name))
    }
  }
  return [...found]
}

/** Every place where a word begins, and where the words from there on end; a full stop may belong to the last. */
function* runs(text: string): Generator<[number, number[]]> {
  const words = wordsOf(text)
  for (const [index, { start }] of words.entries()) {
    const ends = words
      .slice(index, index + longestName)
      .flatMap(({ end }) => (text[end] === "." ? [end, end + 1] : [end]))
    yield [start, ends]
  }
}

function wordsOf(text: string): readonly Span[] {
  const words: Span[] = []
  let start: number | undefined
  for (let at = 0; at <= text.length; at++) {
    if (isWordAt(text, at) && !isWordBefore(text, at)) start ??= at
    else if (start !== undefined && isWordBefore(text, at) && !isWordAt(text, at)) {
      words.push({ start, end: at })
      start = undefined
    }
  }
  return words
}

/** Capitalised phrases outside of what is tagged. A single word at the head of a sentence says nothing. */
function phrases({ article, anchored }: CodedFile): ReadonlySet<string> {
  const taken = [...anchored.occurrences.map(({ normal }) => normal), ...anchored.boilerplate]
  const found = new Set<string>()
  for (const paragraph of article.paragraphs) {
    const from = toNormal(article.normal, paragraph.start)
    const text = article.normal.text.slice(from, toNormal(article.normal, paragraph.end))
    for (const { start, end, isHead } of capitalisedPhrases(text)) {
      const words = text.slice(start, end)
      const span = { start: from + start, end: from + end }
      const isWord = isHead && !words.includes(" ")
      if (!isWord && !taken.some(other => contains(other, span))) found.add(words)
    }
  }
  return found
}
