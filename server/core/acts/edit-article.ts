import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { findArticle } from "../corpus/defined-at.ts"
import type { RecordShape } from "../yaml/schema.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import { type Act, isRefusal, refuse } from "./act.ts"
import type { FieldValue } from "./act-params.ts"
import { toChanges } from "./field-content.ts"
import { fieldsFault } from "./field-fault.ts"
import { draftOf } from "./sidecar-draft.ts"

const ofArticle: ReadonlySet<string> = new Set(["article", "source", "language", "status", "coders", "tags"])

/** What a sidecar says of its article as a whole. */
export const articleShape: RecordShape = {
  kind: "record",
  name: "an article",
  fields: sidecarSchema.fields.filter(({ key }) => ofArticle.has(key)),
}

/** Sets what is said of an article: where it is from, when it was published, its tags. */
export const editArticle: Act<"edit-article"> = {
  name: "edit-article",
  run({ uri, set }, { corpus }) {
    const sidecar = draftOf(uri, corpus)
    if (isRefusal(sidecar)) return sidecar
    const { file } = sidecar
    const fault = fieldsFault(set, articleShape, { corpus, file }) ?? idFaultOf(set.article, file, uri, corpus)
    if (fault !== undefined) return refuse(fault)
    const edits = setFields(file.text, sidecarSchema, toChanges([], set, articleShape))
    if (edits === undefined)
      return refuse(`"${corpus.pathOf(file.uri)}" cannot be edited as it is written: edit the file`)
    const name = file.sidecar.source.title?.value ?? corpus.pathOf(uri)
    if (edits.length === 0) return refuse(`"${name}" is like this already`)
    const [only, second] = Object.keys(set)
    const what = only === undefined || second !== undefined ? "details" : only.replace(/^source\./, "")
    return {
      title: `Change the ${what} of "${name}"`,
      done: `Changed the ${what} of "${name}"`,
      changes: [{ uri: file.uri, edits }],
    }
  },
}

/** An id that others use, or that is another article's, is not changed in passing. */
function idFaultOf(value: FieldValue | undefined, file: CodedFile, uri: string, corpus: Corpus): string | undefined {
  const { articleId, sidecar, coder } = file
  if (value === undefined || value === sidecar.article?.value) return undefined
  const other = typeof value === "string" ? findArticle(value, corpus) : undefined
  if (other !== undefined && other !== uri) return `"${value}" is the id of "${corpus.pathOf(other)}": choose another`
  if (value === articleId) return undefined
  const isLinked = sidecar.claims.some(({ slug }) =>
    corpus.index.claims.linksTo(articleId ?? "", slug.value, coder).some(({ facts }) => facts.uri !== file.uri),
  )
  return isLinked ? `Other articles link to "${articleId}": rename it, so that their links follow` : undefined
}
