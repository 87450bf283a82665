import { anchorNotFound } from "./anchoring/anchor-not-found.ts"
import { anchorContextLost } from "./anchoring/anchor-context-lost.ts"
import { anchorAmbiguous } from "./anchoring/anchor-ambiguous.ts"
import { anchorTypography } from "./anchoring/anchor-typography.ts"
import { mentionPartialWord } from "./anchoring/mention-partial-word.ts"
import { mentionBoundary } from "./anchoring/mention-boundary.ts"
import { mentionCrossing } from "./anchoring/mention-crossing.ts"
import { mentionUncovered } from "./anchoring/mention-uncovered.ts"
import { mentionAmbiguous } from "./anchoring/mention-ambiguous.ts"
import { annotationInBoilerplate } from "./anchoring/annotation-in-boilerplate.ts"
import { textChanged } from "./anchoring/text-changed.ts"
import { quoteNotVerbatim } from "./quotation/quote-not-verbatim.ts"
import { directWithoutQuotationMarks } from "./quotation/direct-without-quotation-marks.ts"
import { claimMissingCue } from "./quotation/claim-missing-cue.ts"
import { speakerNotMentioned } from "./quotation/speaker-not-mentioned.ts"
import { speakerCueConflict } from "./quotation/speaker-cue-conflict.ts"
import { continuesSpeakerMismatch } from "./quotation/continues-speaker-mismatch.ts"
import { narratorMode } from "./quotation/narrator-mode.ts"
import { duplicateKey } from "./files/duplicate-key.ts"
import { scalarSurprise } from "./files/scalar-surprise.ts"
import { mergeMarkers } from "./files/merge-markers.ts"
import { sidecarOrphan } from "./files/sidecar-orphan.ts"
import { articleIdDuplicate } from "./files/article-id-duplicate.ts"
import { articleUnannotated } from "./files/article-unannotated.ts"
import { yamlSyntax } from "./files/yaml-syntax.ts"
import { yamlFeature } from "./files/yaml-feature.ts"
import { valueKind } from "./files/value-kind.ts"
import { limitExceeded } from "./files/limit-exceeded.ts"
import { formatVersion } from "./files/format-version.ts"
import { idInvalid } from "./files/id-invalid.ts"
import { ruleUnknown } from "./files/rule-unknown.ts"
import { coderUnknown } from "./files/coder-unknown.ts"
import { allowUnused } from "./files/allow-unused.ts"
import { codeUndeclared } from "./files/code-undeclared.ts"
import { entityUnknown } from "./registry/entity-unknown.ts"
import type { Rule } from "./rule.ts"

/** Every rule, in the order of the documentation: by family, then as in the catalogue. */
export const allRules: readonly Rule[] = [
  anchorNotFound,
  anchorContextLost,
  anchorAmbiguous,
  anchorTypography,
  mentionPartialWord,
  mentionBoundary,
  mentionCrossing,
  mentionUncovered,
  mentionAmbiguous,
  annotationInBoilerplate,
  textChanged,
  entityUnknown,
  quoteNotVerbatim,
  directWithoutQuotationMarks,
  claimMissingCue,
  speakerNotMentioned,
  speakerCueConflict,
  continuesSpeakerMismatch,
  narratorMode,
  duplicateKey,
  scalarSurprise,
  mergeMarkers,
  sidecarOrphan,
  articleIdDuplicate,
  articleUnannotated,
  yamlSyntax,
  yamlFeature,
  valueKind,
  limitExceeded,
  formatVersion,
  idInvalid,
  ruleUnknown,
  coderUnknown,
  allowUnused,
  codeUndeclared,
]
