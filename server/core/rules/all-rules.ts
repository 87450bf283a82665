import { anchorAmbiguous } from "./anchoring/anchor-ambiguous.ts"
import { anchorChanged } from "./anchoring/anchor-changed.ts"
import { anchorContextLost } from "./anchoring/anchor-context-lost.ts"
import { anchorMoved } from "./anchoring/anchor-moved.ts"
import { anchorNotFound } from "./anchoring/anchor-not-found.ts"
import { anchorTypography } from "./anchoring/anchor-typography.ts"
import { annotationInBoilerplate } from "./anchoring/annotation-in-boilerplate.ts"
import { mentionAmbiguous } from "./anchoring/mention-ambiguous.ts"
import { mentionBoundary } from "./anchoring/mention-boundary.ts"
import { mentionCrossing } from "./anchoring/mention-crossing.ts"
import { mentionNew } from "./anchoring/mention-new.ts"
import { mentionPartialWord } from "./anchoring/mention-partial-word.ts"
import { mentionReread } from "./anchoring/mention-reread.ts"
import { mentionUncovered } from "./anchoring/mention-uncovered.ts"
import { selectorWhitespace } from "./anchoring/selector-whitespace.ts"
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
import { articleDuplicate } from "./files/article-duplicate.ts"
import { articleIdDuplicate } from "./files/article-id-duplicate.ts"
import { articleUnannotated } from "./files/article-unannotated.ts"
import { boilerplateUnmarked } from "./files/boilerplate-unmarked.ts"
import { codeUndeclared } from "./files/code-undeclared.ts"
import { coderUnknown } from "./files/coder-unknown.ts"
import { duplicateKey } from "./files/duplicate-key.ts"
import { duplicateLine } from "./files/duplicate-line.ts"
import { formatVersion } from "./files/format-version.ts"
import { idInvalid } from "./files/id-invalid.ts"
import { languageUnsupported } from "./files/language-unsupported.ts"
import { limitExceeded } from "./files/limit-exceeded.ts"
import { mergeMarkers } from "./files/merge-markers.ts"
import { orderNoncanonical } from "./files/order-noncanonical.ts"
import { ruleUnknown } from "./files/rule-unknown.ts"
import { scalarSurprise } from "./files/scalar-surprise.ts"
import { sidecarOrphan } from "./files/sidecar-orphan.ts"
import { surfaceDuplicate } from "./files/surface-duplicate.ts"
import { textUnreadable } from "./files/text-unreadable.ts"
import { valueKind } from "./files/value-kind.ts"
import { yamlFeature } from "./files/yaml-feature.ts"
import { yamlSyntax } from "./files/yaml-syntax.ts"
import { descriptionImplausible } from "./identity/description-implausible.ts"
import { homonymImplausible } from "./identity/homonym-implausible.ts"
import { jointCardinality } from "./identity/joint-cardinality.ts"
import { jointListConflict } from "./identity/joint-list-conflict.ts"
import { mentionEntityMismatch } from "./identity/mention-entity-mismatch.ts"
import { mentionInconsistent } from "./identity/mention-inconsistent.ts"
import { mentionUntagged } from "./identity/mention-untagged.ts"
import { metonymLiteral } from "./identity/metonym-literal.ts"
import { nominalModifierConflict } from "./identity/nominal-modifier-conflict.ts"
import { nominalWithoutName } from "./identity/nominal-without-name.ts"
import { titleTypeMismatch } from "./identity/title-type-mismatch.ts"
import { claimMissingCue } from "./quotation/claim-missing-cue.ts"
import { continuesSpeakerMismatch } from "./quotation/continues-speaker-mismatch.ts"
import { cueNotNearQuote } from "./quotation/cue-not-near-quote.ts"
import { directWithoutQuotationMarks } from "./quotation/direct-without-quotation-marks.ts"
import { duplicateClaim } from "./quotation/duplicate-claim.ts"
import { indirectInsideQuotationMarks } from "./quotation/indirect-inside-quotation-marks.ts"
import { indirectWithQuotation } from "./quotation/indirect-with-quotation.ts"
import { mixedWithoutQuotation } from "./quotation/mixed-without-quotation.ts"
import { narratorMode } from "./quotation/narrator-mode.ts"
import { quotationLeftOpen } from "./quotation/quotation-left-open.ts"
import { quoteNotVerbatim } from "./quotation/quote-not-verbatim.ts"
import { quoteUnannotated } from "./quotation/quote-unannotated.ts"
import { speakerCannotSpeak } from "./quotation/speaker-cannot-speak.ts"
import { speakerCueConflict } from "./quotation/speaker-cue-conflict.ts"
import { speakerNotMentioned } from "./quotation/speaker-not-mentioned.ts"
import { speakerPronounConflict } from "./quotation/speaker-pronoun-conflict.ts"
import { summaryDuplicate } from "./quotation/summary-duplicate.ts"
import { targetNotMentioned } from "./quotation/target-not-mentioned.ts"
import { targetNotNear } from "./quotation/target-not-near.ts"
import { aliasCollision } from "./registry/alias-collision.ts"
import { entityNearDuplicate } from "./registry/entity-near-duplicate.ts"
import { entitySurnameSplit } from "./registry/entity-surname-split.ts"
import { entityTypeConflict } from "./registry/entity-type-conflict.ts"
import { entityUnknown } from "./registry/entity-unknown.ts"
import { entityUnused } from "./registry/entity-unused.ts"
import { externalIdDuplicate } from "./registry/external-id-duplicate.ts"
import { externalIdMalformed } from "./registry/external-id-malformed.ts"
import { localEntityShared } from "./registry/local-entity-shared.ts"
import { nameCaseVariant } from "./registry/name-case-variant.ts"
import { nameVariantUnregistered } from "./registry/name-variant-unregistered.ts"
import { nameWhitespace } from "./registry/name-whitespace.ts"
import { partOfCycle } from "./registry/part-of-cycle.ts"
import { periodInverted } from "./registry/period-inverted.ts"
import { roleOverlap } from "./registry/role-overlap.ts"
import type { Rule } from "./rule.ts"
import { linkBothSides } from "./stance/link-both-sides.ts"
import { linkOrder } from "./stance/link-order.ts"
import { linkSpeaker } from "./stance/link-speaker.ts"
import { linkStance } from "./stance/link-stance.ts"
import { linkTopic } from "./stance/link-topic.ts"
import { linkUnresolved } from "./stance/link-unresolved.ts"
import { modalityHedged } from "./stance/modality-hedged.ts"
import { quoteCodedDifferently } from "./stance/quote-coded-differently.ts"
import { stanceConflictSpokenFor } from "./stance/stance-conflict-spoken-for.ts"
import { stanceConflictUndeclared } from "./stance/stance-conflict-undeclared.ts"
import { stancePolarity } from "./stance/stance-polarity.ts"
import { ageInconsistent } from "./time/age-inconsistent.ts"
import { articleUndated } from "./time/article-undated.ts"
import { claimAfterPublication } from "./time/claim-after-publication.ts"
import { dateInvalid } from "./time/date-invalid.ts"
import { entityOutOfPeriod } from "./time/entity-out-of-period.ts"
import { membershipOutOfPeriod } from "./time/membership-out-of-period.ts"
import { roleHolderMismatch } from "./time/role-holder-mismatch.ts"
import { roleOutOfPeriod } from "./time/role-out-of-period.ts"
import { weekdayMismatch } from "./time/weekday-mismatch.ts"

/** Every rule, in the order of the documentation: by family, then as in the catalogue. */
export const allRules: readonly Rule[] = [
  anchorChanged,
  mentionReread,
  mentionNew,
  anchorMoved,
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
  selectorWhitespace,
  entityUnknown,
  aliasCollision,
  entityNearDuplicate,
  nameVariantUnregistered,
  entitySurnameSplit,
  entityTypeConflict,
  nameCaseVariant,
  nameWhitespace,
  externalIdDuplicate,
  externalIdMalformed,
  partOfCycle,
  periodInverted,
  roleOverlap,
  entityUnused,
  localEntityShared,
  mentionEntityMismatch,
  homonymImplausible,
  nominalModifierConflict,
  jointCardinality,
  jointListConflict,
  metonymLiteral,
  titleTypeMismatch,
  mentionInconsistent,
  mentionUntagged,
  nominalWithoutName,
  descriptionImplausible,
  roleOutOfPeriod,
  roleHolderMismatch,
  entityOutOfPeriod,
  ageInconsistent,
  membershipOutOfPeriod,
  claimAfterPublication,
  weekdayMismatch,
  articleUndated,
  dateInvalid,
  quoteNotVerbatim,
  directWithoutQuotationMarks,
  indirectInsideQuotationMarks,
  mixedWithoutQuotation,
  indirectWithQuotation,
  quotationLeftOpen,
  claimMissingCue,
  cueNotNearQuote,
  speakerNotMentioned,
  speakerCueConflict,
  speakerPronounConflict,
  continuesSpeakerMismatch,
  speakerCannotSpeak,
  narratorMode,
  quoteUnannotated,
  duplicateClaim,
  summaryDuplicate,
  targetNotMentioned,
  targetNotNear,
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
  stanceConflictSpokenFor,
  quoteCodedDifferently,
  stancePolarity,
  linkStance,
  linkUnresolved,
  linkSpeaker,
  linkOrder,
  linkBothSides,
  linkTopic,
  modalityHedged,
  boilerplateUnmarked,
  duplicateLine,
  duplicateKey,
  scalarSurprise,
  mergeMarkers,
  sidecarOrphan,
  articleIdDuplicate,
  articleDuplicate,
  orderNoncanonical,
  articleUnannotated,
  yamlSyntax,
  yamlFeature,
  valueKind,
  limitExceeded,
  formatVersion,
  idInvalid,
  ruleUnknown,
  coderUnknown,
  surfaceDuplicate,
  allowUnused,
  codeUndeclared,
  languageUnsupported,
  textUnreadable,
]
