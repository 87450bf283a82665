import { describe, isDescribed } from "../anchor/describe.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Selector } from "../model/selector.ts"
import type { TextEdit } from "../text/edit.ts"
import { contains, type Span } from "../text/span.ts"
import { insertItem } from "../yaml/edit-entry.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField } from "../yaml/set-field.ts"
import type { Writable } from "../yaml/write.ts"
import { type Act, isRefusal, type Outcome, refuse } from "./act.ts"
import { brokenAt, draftOf } from "./sidecar-draft.ts"

/** Accepts what a rule finds at a place: of a sidecar, or of an article. The reason may be left out. */
export const allowFinding: Act<"allow-finding"> = {
  name: "allow-finding",
  run({ uri, rule, range, reason }, { corpus }) {
    if (corpus.pairs.hasArticle(uri)) {
      const draft = draftOf(uri, corpus)
      return isRefusal(draft) ? draft : allow(draft.file, rule, inArticle(draft.file, range), reason, corpus)
    }
    const file = corpus.coded(uri)
    if (file === undefined)
      return refuse(`"${corpus.pathOf(uri)}" is no article or annotation file: findings there cannot be allowed`)
    return brokenAt(file, corpus) ?? allow(file, rule, inSidecar(file, range), reason, corpus)
  },
}

/** A claim's slug, a surface, or words of the article; undefined for the whole article. */
type Place = { readonly shown: string; readonly written: Writable } | undefined

function allow(file: CodedFile, rule: string, place: Place, reason: string | undefined, corpus: Corpus): Outcome {
  const item = new Map<string, Writable>([["rule", rule]])
  if (place !== undefined) item.set("at", place.written)
  if (reason !== undefined && reason.trim() !== "") item.set("reason", reason.trim())
  const edits = withItem(file, item)
  if (edits === undefined)
    return refuse(`"allow" in "${corpus.pathOf(file.uri)}" cannot be edited as it is written: edit the file`)
  const where = place === undefined ? "in this article" : `at "${place.shown}"`
  return {
    title: `Allow ${rule} ${where}`,
    done: `Allowed ${rule} ${where}`,
    changes: [{ uri: file.uri, edits }],
  }
}

function withItem({ text, sidecar }: CodedFile, item: Writable): readonly TextEdit[] | undefined {
  const list = sidecar.sections.get("allow")?.value
  if (list === undefined || sidecar.allow.length === 0) return setField(text, sidecarSchema, ["allow"], [item])
  return insertItem(
    text,
    list,
    sidecar.allow.map(({ span }) => span),
    item,
  )
}

function inSidecar({ sidecar, article }: CodedFile, range: Span): Place {
  const claim = sidecar.claims.find(({ span }) => contains(span, range))
  if (claim !== undefined) return { shown: claim.slug.value, written: claim.slug.value }
  const surface = sidecar.surfaces.find(({ span }) => contains(span, range))
  if (surface !== undefined) return { shown: surface.text.value, written: surface.text.value }
  const { regions, notes, boilerplate } = sidecar
  const ranges = boilerplate.flatMap(item => (item.kind === "range" ? [item.range.from, item.range.to] : []))
  const selectors = [...regions.map(({ selector }) => selector), ...notes.map(({ at }) => at), ...ranges]
  const selector = selectors.find(each => each !== undefined && contains(each.span, range))
  return selector && article.text !== "" ? { shown: selector.exact.value, written: toWritable(selector) } : undefined
}

function toWritable({ exact, prefix, suffix }: Selector): Writable {
  if (prefix === undefined && suffix === undefined) return exact.value
  return new Map(Object.entries({ exact, prefix, suffix }).flatMap(([key, text]) => (text ? [[key, text.value]] : [])))
}

/** As long as somebody reads; a rule about more is allowed for the whole article. */
const longest = 200

function inArticle({ article }: CodedFile, range: Span): Place {
  if (range.end === range.start || range.end - range.start > longest) return undefined
  const words = describe(article, range)
  if (!isDescribed(words)) return undefined
  const written =
    words.prefix === undefined && words.suffix === undefined ? words.exact : new Map(Object.entries(words))
  return { shown: words.exact, written }
}
