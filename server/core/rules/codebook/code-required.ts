import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Span } from "../../text/span.ts"
import { sidecarSchema } from "../../yaml/schema-sidecar.ts"
import { setField } from "../../yaml/set-field.ts"
import type { Fix, Report, Rule } from "../rule.ts"
import { withMistake } from "../with-mistake.ts"
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
    tags: ["codes"],
    since: "0.1",
    examples: withMistake(
      `//- codebook.yaml
format: 1
tags:
  form: {required: true}
  news: {parent: form}
//- a.txt
Adler opened the bridge.
//- a.ann.yaml
tags: [news]
mentions:
  Adler: adler
`,
      "//- a.ann.yaml\ntags: [news]",
      "//- a.ann.yaml",
    ),
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
    fix: () => usableUnder("tags", id, corpus).flatMap(tag => addTag(file, tag)),
  }
}

/** The key `tags`, else the first key, else the beginning. */
function placeOfTags({ sidecar: { sections } }: CodedFile): Span {
  const [first] = sections.values()
  return sections.get("tags")?.key ?? first?.key ?? { start: 0, end: 0 }
}

function addTag({ uri, text, sidecar: { tags } }: CodedFile, tag: string): readonly Fix[] {
  const edits = setField(text, sidecarSchema, ["tags"], [...tags.map(({ value }) => value), tag])
  return edits === undefined ? [] : [{ title: `Add "${tag}"`, changes: [{ uri, edits }] }]
}
