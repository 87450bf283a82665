import { type ArticleText, prepareArticle } from "../anchor/article-text.ts"
import { findText } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { nameIn } from "../corpus/file-layout.ts"
import type { Sidecar } from "../model/sidecar.ts"
import { hashText } from "../similar/sha256.ts"
import { normalize } from "../text/normal-form.ts"

/** In fewer words a sidecar says too little about its article. */
const fewestWords = 3
/** Each is read from the disk, while somebody waits. */
const mostArticles = 2000

/**
 * The article without annotations that a sidecar without article was made for: the one with the text that the sidecar
 * stands for, else the only one that has all its surfaces and quotes word for word. Undefined where there is none, or
 * more than one.
 */
export function articleOfOrphan(file: CodedFile, corpus: Corpus): string | undefined {
  const candidates = bareArticles(file, corpus)
  const hash = file.sidecar.source.text?.value.replace(/^sha256:/, "")
  const accepted = corpus.acceptedText(file)
  const known = [hash, accepted === undefined ? undefined : hashText(accepted)].filter(one => one !== undefined)
  const isKnown = (uri: string) => known.length > 0 && known.some(one => hashText(textOf(uri, corpus)).startsWith(one))
  return only(candidates, isKnown) ?? only(candidates, uri => hasAll(file, uri, corpus))
}

function only(uris: readonly string[], fits: (uri: string) => boolean): string | undefined {
  let found: string | undefined
  for (const uri of uris) {
    if (!fits(uri)) continue
    if (found !== undefined) return undefined
    found = uri
  }
  return found
}

/** Those of the same name, and where there are not too many, all others. */
function bareArticles({ uri }: CodedFile, corpus: Corpus): readonly string[] {
  const isBare = (article: string) => corpus.pairs.sidecarsOf(article).length === 0
  const stem = corpus.pairs.nameOf(uri)?.stem ?? ""
  const named = [...corpus.pairs.named(nameIn(stem))].filter(isBare)
  const all = [...corpus.pairs.articles()].filter(isBare)
  return all.length > mostArticles ? named : all
}

function hasAll({ sidecar, language }: CodedFile, uri: string, corpus: Corpus): boolean {
  const words = [...wordsIn(sidecar)]
  const text = textOf(uri, corpus)
  if (words.length < fewestWords || !mayHave(text, words)) return false
  const article: ArticleText = prepareArticle(text, language)
  return words.every(one => findText(article, one).some(match => !match.folded))
}

/** Most articles have not even the first word of what is sought. */
function mayHave(text: string, [first = ""]: readonly string[]): boolean {
  const [word = ""] = normalize(first).trim().split(" ")
  return text.normalize("NFC").includes(word)
}

function* wordsIn({ surfaces, claims }: Sidecar): Generator<string> {
  for (const { text } of surfaces) yield text.value
  for (const { quote } of claims) {
    if (quote?.kind === "segments") for (const { exact } of quote.segments) yield exact.value
    if (quote?.kind === "range") for (const end of [quote.range.from, quote.range.to]) if (end) yield end.exact.value
  }
}

function textOf(uri: string, corpus: Corpus): string {
  return corpus.textOf(uri) ?? ""
}
