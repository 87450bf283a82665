import { anchorAmbiguous } from "./anchoring/anchor-ambiguous.ts"
import { anchorContextLost } from "./anchoring/anchor-context-lost.ts"
import { anchorNotFound } from "./anchoring/anchor-not-found.ts"
import { anchorTypography } from "./anchoring/anchor-typography.ts"
import { annotationInBoilerplate } from "./anchoring/annotation-in-boilerplate.ts"
import { mentionAmbiguous } from "./anchoring/mention-ambiguous.ts"
import { mentionBoundary } from "./anchoring/mention-boundary.ts"
import { mentionCrossing } from "./anchoring/mention-crossing.ts"
import { mentionPartialWord } from "./anchoring/mention-partial-word.ts"
import { mentionUncovered } from "./anchoring/mention-uncovered.ts"
import { textChanged } from "./anchoring/text-changed.ts"
import { attributeConflict } from "./codebook/attribute-conflict.ts"
import { attributeRequired } from "./codebook/attribute-required.ts"
import { attributeUnknown } from "./codebook/attribute-unknown.ts"
import { codeAbstract } from "./codebook/code-abstract.ts"
import { codeDeprecated } from "./codebook/code-deprecated.ts"
import { codeExclusive } from "./codebook/code-exclusive.ts"
import { codeRequired } from "./codebook/code-required.ts"
import { codeUnknown } from "./codebook/code-unknown.ts"
import { targetType } from "./codebook/target-type.ts"
import { allowUnused } from "./files/allow-unused.ts"
import { articleIdDuplicate } from "./files/article-id-duplicate.ts"
import { articleUnannotated } from "./files/article-unannotated.ts"
import { codeUndeclared } from "./files/code-undeclared.ts"
import { coderUnknown } from "./files/coder-unknown.ts"
import { duplicateKey } from "./files/duplicate-key.ts"
import { formatVersion } from "./files/format-version.ts"
import { idInvalid } from "./files/id-invalid.ts"
import { limitExceeded } from "./files/limit-exceeded.ts"
import { mergeMarkers } from "./files/merge-markers.ts"
import { ruleUnknown } from "./files/rule-unknown.ts"
import { scalarSurprise } from "./files/scalar-surprise.ts"
import { sidecarOrphan } from "./files/sidecar-orphan.ts"
import { valueKind } from "./files/value-kind.ts"
import { yamlFeature } from "./files/yaml-feature.ts"
import { yamlSyntax } from "./files/yaml-syntax.ts"
import { homonymImplausible } from "./identity/homonym-implausible.ts"
import { mentionEntityMismatch } from "./identity/mention-entity-mismatch.ts"
import { nominalModifierConflict } from "./identity/nominal-modifier-conflict.ts"
import { claimMissingCue } from "./quotation/claim-missing-cue.ts"
import { continuesSpeakerMismatch } from "./quotation/continues-speaker-mismatch.ts"
import { directWithoutQuotationMarks } from "./quotation/direct-without-quotation-marks.ts"
import { narratorMode } from "./quotation/narrator-mode.ts"
import { quoteNotVerbatim } from "./quotation/quote-not-verbatim.ts"
import { speakerCueConflict } from "./quotation/speaker-cue-conflict.ts"
import { speakerNotMentioned } from "./quotation/speaker-not-mentioned.ts"
import { entityUnknown } from "./registry/entity-unknown.ts"
import { externalIdDuplicate } from "./registry/external-id-duplicate.ts"
import { externalIdMalformed } from "./registry/external-id-malformed.ts"
import { partOfCycle } from "./registry/part-of-cycle.ts"
import { periodInverted } from "./registry/period-inverted.ts"
import type { Rule } from "./rule.ts"
import { linkOrder } from "./stance/link-order.ts"
import { linkUnresolved } from "./stance/link-unresolved.ts"
import { stanceConflictUndeclared } from "./stance/stance-conflict-undeclared.ts"
import { stancePolarity } from "./stance/stance-polarity.ts"
import { claimAfterPublication } from "./time/claim-after-publication.ts"
import { dateInvalid } from "./time/date-invalid.ts"
import { roleHolderMismatch } from "./time/role-holder-mismatch.ts"
import { roleOutOfPeriod } from "./time/role-out-of-period.ts"

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
  externalIdDuplicate,
  externalIdMalformed,
  partOfCycle,
  periodInverted,
  mentionEntityMismatch,
  homonymImplausible,
  nominalModifierConflict,
  roleOutOfPeriod,
  roleHolderMismatch,
  claimAfterPublication,
  dateInvalid,
  quoteNotVerbatim,
  directWithoutQuotationMarks,
  claimMissingCue,
  speakerNotMentioned,
  speakerCueConflict,
  continuesSpeakerMismatch,
  narratorMode,
  codeUnknown,
  codeAbstract,
  codeExclusive,
  codeRequired,
  codeDeprecated,
  attributeUnknown,
  attributeRequired,
  attributeConflict,
  targetType,
  stanceConflictUndeclared,
  stancePolarity,
  linkUnresolved,
  linkOrder,
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
