import type { Diagnostic, DiagnosticRelatedInformation, Range } from "vscode-languageserver"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Severity } from "../core/model/severity.ts"
import type { Finding } from "../core/rules/rule.ts"
import type { Documents } from "./feature.ts"

/** A finding as it is shown: at its home, the file to edit, and perhaps in the article as well. */
export interface ShownFinding {
  readonly severity: Severity
  readonly home: Diagnostic
  readonly twin?: { readonly uri: string; readonly diagnostic: Diagnostic }
}

const severityNumbers = { error: 1, warning: 2, info: 3, hint: 4 } as const
const deprecatedTag = 2

/** `ruleHelp`: URI of the folder where `CODE.md` explains each rule. */
export function toShownFinding(
  finding: Finding,
  corpus: Corpus,
  documents: Documents,
  ruleHelp: string,
): ShownFinding | undefined {
  const home = documents.location(finding.uri, finding.span, corpus)
  if (home === undefined) return undefined
  const twin = finding.twin && documents.location(finding.twin.uri, finding.twin.span, corpus)
  const related = finding.related.flatMap(({ uri, span, message }) => {
    const location = documents.location(uri, span, corpus)
    return location === undefined ? [] : [{ location, message }]
  })
  const show = (range: Range, other: DiagnosticRelatedInformation[]) =>
    toDiagnostic(finding, range, [...other, ...related], ruleHelp)
  const toTwin = twin === undefined ? [] : [{ location: twin, message: "these words in the article" }]
  const toHome = [{ location: home, message: "where it is written" }]
  return {
    severity: finding.severity,
    home: show(home.range, toTwin),
    ...(finding.twin && twin && { twin: { uri: finding.twin.uri, diagnostic: show(twin.range, toHome) } }),
  }
}

function toDiagnostic(
  { code, severity, message }: Finding,
  range: Range,
  related: DiagnosticRelatedInformation[],
  ruleHelp: string,
): Diagnostic {
  return {
    range,
    severity: severityNumbers[severity],
    code,
    codeDescription: { href: `${ruleHelp}${code}.md` },
    source: "postil",
    message,
    ...(code === "code-deprecated" && { tags: [deprecatedTag] }),
    ...(related.length > 0 && { relatedInformation: related }),
  }
}
