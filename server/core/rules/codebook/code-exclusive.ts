import type { CodedFile } from "../../corpus/coded-file.ts"
import type { KnownCode } from "../../corpus/codes.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { LocatedText } from "../../text/span.ts"
import { removeEntry } from "../../yaml/edit-entry.ts"
import type { Fix, Report, Rule } from "../rule.ts"

export const codeExclusive: Rule = {
  meta: {
    code: "code-exclusive",
    family: "codebook",
    severity: "error",
    scope: "article",
    summary: "An article has two tags that exclude one another.",
    details:
      "The heading above both has `exclusive: true`: an article can have one tag below it. Remove one of the two.",
    tags: ["codes"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
tags: [news, comment ]
mentions:
  Adler: adler
`,
      good: `//- a.txt
Adler opened the bridge.
//- a.ann.yaml
tags: [news ]
mentions:
  Adler: adler
`,
    },
  },
  *checkSidecar(file, corpus) {
    const first = new Map<string, LocatedText>()
    for (const tag of file.sidecar.tags) {
      const heading = exclusiveHeading(tag.value, corpus)
      if (heading === undefined) continue
      const other = first.get(heading.id.value)
      if (other === undefined) first.set(heading.id.value, tag)
      else if (!related(tag.value, other.value, corpus)) yield report(other, tag, heading, file)
    }
  },
}

function exclusiveHeading(tag: string, corpus: Corpus): KnownCode | undefined {
  return corpus.codes.lineage("tags", tag).find(code => code.exclusive && code.id.value !== tag)
}

/** The same tag twice, or one under the other, is one choice. */
function related(a: string, b: string, corpus: Corpus): boolean {
  return corpus.codes.isUnder("tags", a, b) || corpus.codes.isUnder("tags", b, a)
}

function report(other: LocatedText, tag: LocatedText, heading: KnownCode, { uri, text }: CodedFile): Report {
  const remove = ({ value, span }: LocatedText): Fix => ({
    title: `Remove "${value}"`,
    changes: [{ uri, edits: removeEntry(text, span) }],
  })
  return {
    at: tag.span,
    message: `${other.value} and ${tag.value} exclude one another`,
    related: [
      { uri, span: other.span, message: `${other.value} stands here` },
      ...(heading.uri === undefined
        ? []
        : [
            {
              uri: heading.uri,
              span: heading.id.span,
              message: `an article can have one tag under ${heading.id.value}`,
            },
          ]),
    ],
    fix: () => [remove(tag), remove(other)],
  }
}
