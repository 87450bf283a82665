/**
 * The codes of all rules there are or will be: settings and allowances may name them. A list of its own, since the rule
 * that knows which names exist cannot ask the list that it is itself in.
 */
export const ruleCodes: ReadonlySet<string> = new Set(
  `anchor-changed anchor-moved mention-reread mention-new
  anchor-not-found anchor-context-lost anchor-ambiguous anchor-typography mention-partial-word mention-boundary
  mention-crossing mention-uncovered mention-ambiguous annotation-in-boilerplate text-changed selector-whitespace
  entity-unknown alias-collision entity-near-duplicate name-variant-unregistered entity-surname-split
  entity-type-conflict name-case-variant name-whitespace external-id-duplicate
  external-id-malformed part-of-cycle period-inverted role-overlap entity-unused local-entity-shared
  mention-entity-mismatch homonym-implausible nominal-modifier-conflict joint-cardinality joint-list-conflict metonym-literal
  title-type-mismatch mention-inconsistent mention-untagged nominal-without-name description-implausible
  role-out-of-period role-holder-mismatch entity-out-of-period age-inconsistent membership-out-of-period
  claim-after-publication weekday-mismatch article-undated date-invalid
  quote-not-verbatim direct-without-quotation-marks indirect-inside-quotation-marks mixed-without-quotation
  indirect-with-quotation quotation-left-open claim-missing-cue cue-not-near-quote speaker-not-mentioned speaker-cue-conflict
  speaker-pronoun-conflict continues-speaker-mismatch speaker-cannot-speak narrator-mode quote-unannotated
  duplicate-claim summary-duplicate target-not-mentioned target-not-near
  code-unknown code-abstract code-exclusive code-required code-deprecated attribute-unknown attribute-required
  attribute-conflict target-type
  stance-conflict-undeclared stance-conflict-spoken-for quote-coded-differently stance-polarity link-stance link-unresolved link-speaker link-order link-both-sides
  link-topic modality-hedged
  boilerplate-unmarked duplicate-line duplicate-key scalar-surprise merge-markers sidecar-orphan article-id-duplicate
  article-duplicate order-noncanonical article-unannotated yaml-syntax yaml-feature value-kind limit-exceeded
  format-version id-invalid rule-unknown coder-unknown surface-duplicate allow-unused code-undeclared
  language-unsupported text-unreadable`.split(/\s+/),
)
