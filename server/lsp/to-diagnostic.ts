import type { Diagnostic, DiagnosticRelatedInformation, Location } from "vscode-languageserver"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Severity } from "../core/model/severity.ts"
import type { Finding } from "../core/rules/rule.ts"
import { pathToUri } from "../node/file-uri.ts"
import { packageFolder } from "../node/package-file.ts"
import type { Documents } from "./feature.ts"

/** A finding with its places as the client spells them: its home, the file to edit, and perhaps the article as well. */
export interface ShownFinding {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly home: Location
  /** `uri` as the core spells it. */
  readonly twin?: { readonly uri: string; readonly location: Location }
  readonly related: readonly DiagnosticRelatedInformation[]
}

const severityNumbers = { error: 1, warning: 2, info: 3, hint: 4 } as const
const deprecatedTag = 2

/** Where each rule is explained. */
const ruleHelp = `${pathToUri(packageFolder)}/docs/rules/`

/** Undefined where the file is not there any more. */
export function toShownFinding(finding: Finding, corpus: Corpus, documents: Documents): ShownFinding | undefined {
  const { code, severity, message, uri, span, twin } = finding
  const home = documents.location(uri, span, corpus)
  if (home === undefined) return undefined
  const location = twin && documents.location(twin.uri, twin.span, corpus)
  const related = finding.related.flatMap(({ uri, span, message }) => {
    const location = documents.location(uri, span, corpus)
    return location === undefined ? [] : [{ location, message }]
  })
  return { code, severity, message, home, ...(twin && location && { twin: { uri: twin.uri, location } }), related }
}

/** As a finding is shown in its home. */
export function toHomeDiagnostic(finding: ShownFinding): Diagnostic {
  const { home, twin } = finding
  return toDiagnostic(finding, home, twin && { location: twin.location, message: "these words in the article" })
}

/** As it is shown in the article; undefined where it is not. */
export function toTwinDiagnostic(finding: ShownFinding): Diagnostic | undefined {
  const { home, twin } = finding
  return twin && toDiagnostic(finding, twin.location, { location: home, message: "where it is written" })
}

function toDiagnostic(
  { code, severity, message, related }: ShownFinding,
  { range }: Location,
  other: DiagnosticRelatedInformation | undefined,
): Diagnostic {
  const relatedInformation = other === undefined ? [...related] : [other, ...related]
  return {
    range,
    severity: severityNumbers[severity],
    code,
    codeDescription: { href: `${ruleHelp}${code}.md` },
    source: "postil",
    message,
    ...(code === "code-deprecated" && { tags: [deprecatedTag] }),
    ...(relatedInformation.length > 0 && { relatedInformation }),
  }
}
