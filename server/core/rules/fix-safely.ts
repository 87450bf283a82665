import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { applyEdits, type TextEdit } from "../text/edit.ts"
import { findingsOf } from "./check-file.ts"
import type { Finding } from "./rule.ts"

/** The text of a file with its safe repairs. */
export interface Fixed {
  /** What it was before. */
  readonly before: string
  readonly text: string
  readonly fixed: number
}

/** More in one file are left for the next time. */
const most = 500

/**
 * Repairs what can be repaired without changing what is said, for the findings that are wanted. Undefined where there is
 * nothing to repair.
 */
export function fixSafely(uri: string, wanted: (finding: Finding) => boolean, corpus: Corpus): Fixed | undefined {
  const text = corpus.textOf(uri)
  if (text === undefined) return undefined
  const coded = corpus.coded(uri)
  const fixed = coded === undefined ? allAtOnce(uri, text, wanted, corpus) : oneByOne(coded, wanted, corpus)
  return fixed.fixed === 0 ? undefined : fixed
}

/** After each the sidecar is read anew: two surfaces may become the same one. */
function oneByOne(coded: CodedFile, wanted: (finding: Finding) => boolean, corpus: Corpus): Fixed {
  let file = coded
  let findings = findingsOf(coded.uri, coded, corpus)
  let fixed = 0
  const failed = new Set<string>()
  for (let tries = 0; tries < most; tries++) {
    const next = findings.find(finding => !failed.has(nameOf(finding, file)) && repairOf(finding, wanted) !== undefined)
    const edits = next && repairOf(next, wanted)
    if (next === undefined || edits === undefined) break
    const tried = corpus.imagine(file.uri, applyEdits(file.text, edits))
    const left = findingsOf(file.uri, tried, corpus)
    // In a file that is broken fewer findings are made.
    if (left.length >= findings.length || tried.problems.length > file.problems.length) failed.add(nameOf(next, file))
    else {
      fixed += findings.length - left.length
      file = tried
      findings = left
    }
  }
  return { before: coded.text, text: file.text, fixed }
}

/** Of the other files each repair stands for itself. */
function allAtOnce(uri: string, text: string, wanted: (finding: Finding) => boolean, corpus: Corpus): Fixed {
  const edits: TextEdit[] = []
  let fixed = 0
  for (const finding of findingsOf(uri, undefined, corpus)) {
    const repair = repairOf(finding, wanted)
    const end = edits.at(-1)?.span.end ?? 0
    if (repair?.[0] === undefined || repair[0].span.start < end) continue
    edits.push(...repair)
    fixed++
  }
  return { before: text, text: applyEdits(text, edits), fixed }
}

/** The edits of the first safe repair that changes this file alone. */
function repairOf(finding: Finding, wanted: (finding: Finding) => boolean): readonly TextEdit[] | undefined {
  if (!wanted(finding)) return undefined
  const isOwn = ({ uri }: { readonly uri: string }) => uri === finding.uri
  // What another fix changes is found out in very many files.
  return fixesOf(finding).find(fix => fix.safe === true && fix.changes.every(isOwn))?.changes[0]?.edits
}

/** A rule that fails must not take the others with it. */
function fixesOf(finding: Finding) {
  try {
    return finding.fix?.() ?? []
  } catch {
    return []
  }
}

function nameOf({ code, message, span }: Finding, { text }: CodedFile): string {
  return `${code} ${message} ${text.slice(span.start, span.end)}`
}
