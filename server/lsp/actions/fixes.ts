import { checkFile } from "../../core/rules/check-file.ts"
import type { Finding, Fix } from "../../core/rules/rule.ts"
import type { Span } from "../../core/text/span.ts"
import type { Document } from "../feature.ts"

/** What the rules find in a stretch of a file, of its sidecars too; checked anew, so that nothing is out of date. */
export function* findingsIn({ uri, corpus }: Document, range: Span): Generator<{ finding: Finding; span: Span }> {
  for (const home of [uri, ...corpus.pairs.sidecarsOf(uri)]) {
    for (const finding of checkFile(home, corpus)) {
      const span = home === uri ? finding.span : finding.twin?.uri === uri ? finding.twin.span : undefined
      if (span !== undefined && span.start <= range.end && range.start <= span.end) yield { finding, span }
    }
  }
}

/** A rule that fails must not take the others with it. */
export function fixesOf(finding: Finding): readonly Fix[] {
  try {
    return finding.fix?.() ?? []
  } catch {
    return []
  }
}
