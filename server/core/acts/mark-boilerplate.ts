import { foldLine } from "../anchor/article-text.ts"
import { describe, isDescribed } from "../anchor/describe.ts"
import { findText } from "../anchor/find-selector.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { RangeSelector, Selector } from "../model/selector.ts"
import { toSource } from "../text/normal-form.ts"
import { contains, type Span, slice } from "../text/span.ts"
import { configSchema } from "../yaml/schema-config.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import type { Writable } from "../yaml/write.ts"
import { type Act, isRefusal, type Outcome, refuse } from "./act.ts"
import { draftOf } from "./sidecar-draft.ts"
import { type WordsAt, wordsAt } from "./words-at.ts"

/** Marks words as page furniture: in this article, or (scope "corpus") wherever they occur. */
export const markBoilerplate: Act<"mark-boilerplate"> = {
  name: "mark-boilerplate",
  run({ uri, range, scope = "article" }, { corpus }) {
    const sidecar = draftOf(uri, corpus)
    if (isRefusal(sidecar)) return sidecar
    const { file } = sidecar
    const words = wordsAt(file.article, range)
    if (words === undefined) return refuse("No words are chosen: select what is no part of the article")
    if (file.anchored.boilerplate.some(span => contains(span, words.normal))) {
      return refuse(`"${words.shown}" is marked as page furniture already`)
    }
    return scope === "corpus" ? inCorpus(words, file, corpus) : inArticle(words, file, corpus)
  },
}

/** As long as a line of text can be; what is longer is given by its beginning and its end. */
const longest = 200

function inArticle(words: WordsAt, file: CodedFile, corpus: Corpus): Outcome {
  const item = words.text.length > longest ? stretch(words, file) : exactly(words, file)
  if (item === undefined) return refuse(`"${words.shown}" cuts a word, or nothing tells it apart: select whole lines`)
  const items = [
    ...file.sidecar.boilerplate.map(one => (one.kind === "text" ? one.text.value : toMap(one.range))),
    item,
  ]
  const edits = setField(file.text, sidecarSchema, ["boilerplate"], items)
  if (edits === undefined)
    return refuse(`"boilerplate" in "${corpus.pathOf(file.uri)}" cannot be edited as it is written: edit the file`)
  return {
    title: `Mark "${words.shown}" as page furniture`,
    done: `Marked "${words.shown}" as page furniture`,
    changes: [{ uri: file.uri, edits }],
  }
}

function exactly({ text, span }: WordsAt, { article }: CodedFile): Writable | undefined {
  return findText(article, text).some(match => match.span.start === span.start) ? text : undefined
}

/** Its first and last words; nothing for the end where it is that of the article. */
function stretch({ text, normal }: WordsAt, { article }: CodedFile): Writable | undefined {
  const head = /^(?:\S+\s+){5}\S+/u.exec(text)?.[0] ?? text.slice(0, 20)
  const tail = /\S+(?:\s+\S+){5}$/u.exec(text)?.[0] ?? text.slice(-20)
  const from = describe(article, toSource(article.normal, { start: normal.start, end: normal.start + head.length }))
  if (!isDescribed(from)) return undefined
  const beginning = from.prefix === undefined && from.suffix === undefined ? from.exact : new Map(Object.entries(from))
  if (article.normal.text.slice(normal.end).trim() === "")
    return new Map([
      ["from", beginning],
      ["to", "end"],
    ])
  const [first] = findText(article, tail).filter(match => match.normal.start >= normal.start + head.length)
  return first?.normal.end === normal.end
    ? new Map([
        ["from", beginning],
        ["to", tail],
      ])
    : undefined
}

function toMap({ from, to }: RangeSelector): Writable {
  return new Map([
    ["from", fromSelector(from)],
    ["to", to === undefined ? "end" : fromSelector(to)],
  ])
}

function fromSelector({ exact, prefix, suffix }: Selector): Writable {
  if (prefix === undefined && suffix === undefined) return exact.value
  return new Map([
    ["exact", exact.value],
    ...(prefix ? [["prefix", prefix.value] as const] : []),
    ...(suffix ? [["suffix", suffix.value] as const] : []),
  ])
}

/** Whole lines are compared as lines, in all articles; anything else is left out wherever it occurs. */
function inCorpus(words: WordsAt, { article }: CodedFile, corpus: Corpus): Outcome {
  const { uri, text, value } = corpus.config
  const lines = wholeLines(article.text, words.span)
  const key = lines === undefined ? "text" : "lines"
  const known = value.boilerplate[key].map(item => item.value)
  const added = (lines ?? [words.text]).filter(line => !known.some(one => foldLine(one) === foldLine(line)))
  const edits = setField(text, configSchema, ["boilerplate", key], [...known, ...new Set(added)])
  if (edits === undefined)
    return refuse(`"boilerplate" in "${corpus.pathOf(uri)}" cannot be edited as it is written: edit the file`)
  return {
    title: `Mark "${words.shown}" as page furniture in all articles`,
    done: `Marked "${words.shown}" as page furniture in all articles`,
    changes: [{ uri, edits }],
  }
}

/** The lines of a span that begins and ends where lines do. */
function wholeLines(text: string, { start, end }: Span): readonly string[] | undefined {
  const isStart = /(?:^|[\r\n])[^\S\r\n\ufeff]*\ufeff?$/.test(text.slice(Math.max(0, start - 200), start))
  const isEnd = /^[^\S\r\n]*(?:[\r\n]|$)/.test(text.slice(end, end + 200))
  if (!isStart || !isEnd) return undefined
  const lines = slice(text, { start, end }).split(/\r\n|\r|\n/)
  return lines.map(line => line.trim()).filter(line => line !== "")
}
