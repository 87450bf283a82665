import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { TextEdit } from "../../text/edit.ts"
import type { Span } from "../../text/span.ts"
import { insertItem, insertSection } from "../../yaml/edit-entry.ts"
import type { Report, Rule } from "../rule.ts"
import { usableUnder } from "./code-abstract.ts"

export const codeRequired: Rule = {
  meta: {
    code: "code-required",
    family: "codebook",
    severity: "warning",
    scope: "article",
    summary: "An article has no tag of a group that every article needs one of.",
    details:
      "The heading has `required: true` in the codebook. Add one of the tags below it under `tags:`. A file without any annotation is not asked yet.",
  },
  *checkSidecar(file, corpus) {
    const { tags, surfaces, claims } = file.sidecar
    if (tags.length + surfaces.length + claims.length === 0) return
    if (tags.some(tag => corpus.codes.get("tags", tag.value) === undefined)) return
    for (const code of corpus.codes.all("tags")) {
      if (!code.required || tags.some(tag => corpus.codes.isUnder("tags", tag.value, code.id.value))) continue
      yield report(code, file, corpus)
    }
  },
}

function report(group: KnownCode, file: CodedFile, corpus: Corpus): Report {
  const id = group.id.value
  return {
    at: placeOfTags(file),
    message: `no code of group "${id}"`,
    ...(group.uri !== undefined && {
      related: [{ uri: group.uri, span: group.id.span, message: `every article needs a tag under ${id}` }],
    }),
    fix: () =>
      usableUnder("tags", id, corpus).map(tag => ({
        title: `Add "${tag}"`,
        changes: [{ uri: file.uri, edits: addTag(file, tag) }],
      })),
  }
}

/** The key `tags`, else the first key, else the beginning. */
function placeOfTags({ sidecar: { sections } }: CodedFile): Span {
  const [first] = sections.values()
  return sections.get("tags")?.key ?? first?.key ?? { start: 0, end: 0 }
}

const order = ["format", "article", "source", "language", "status", "coders", "tags"]

function addTag({ text, sidecar: { sections, tags } }: CodedFile, tag: string): readonly TextEdit[] {
  const place = sections.get("tags")
  if (place === undefined) return insertSection(text, sections, "tags", [tag], order)
  return insertItem(
    text,
    place.value,
    tags.map(({ span }) => span),
    tag,
  )
}
