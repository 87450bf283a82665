import type { Report, Rule } from "../rule.ts"

export const textUnreadable: Rule = {
  meta: {
    code: "text-unreadable",
    family: "files",
    severity: "warning",
    scope: "article",
    summary: "A file has letters that could not be read, most likely since it is not saved in UTF-8.",
    details:
      "Where such a letter stands no annotation is found, and the file itself is never written by Postil, so that nothing of it is lost. In VS Code, choose *Reopen with Encoding* (often *Western (Windows 1252)*) until all letters are right, then *Save with Encoding* and *UTF-8*. Where the letters were lost before the file came to you, correct them, or allow the finding. Said once per file.",
    tags: ["files"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
Adler opened the bridge in Z\ufffdrich.
`,
      good: `//- a.txt
Adler opened the bridge in Zürich.
`,
    },
  },
  checkArticle: (uri, corpus) => unreadable(corpus.articleText(uri) ?? ""),
  checkSidecar: ({ text }) => unreadable(text),
  // What is told of an entity may depend on its own text only.
  *checkRegistry({ text, value }) {
    for (const { span } of value.entities) yield* unreadable(text.slice(span.start, span.end), span.start)
  },
  checkCodebook: ({ text }) => unreadable(text),
  checkConfig: ({ text }) => unreadable(text),
}

/** Readers of UTF-8 put U+FFFD in the place of what is none. */
function* unreadable(text: string, offset = 0): Generator<Report> {
  const at = text.indexOf("\ufffd")
  if (at < 0) return
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - longestHalf), at))?.[0] ?? ""
  const after = /^[\p{L}\p{N}\ufffd]*/u.exec(text.slice(at, at + longestHalf))?.[0] ?? ""
  const word = before + after
  const start = offset + at - before.length
  yield {
    at: { start, end: start + word.length },
    subject: "\ufffd",
    message: `"${word}" has letters that could not be read: reopen the file with its encoding, then save it in UTF-8`,
  }
}

/** Of a word that is shown, on both sides of what could not be read. */
const longestHalf = 30
