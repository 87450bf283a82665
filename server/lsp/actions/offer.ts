import type { ActName, ActParams } from "../../core/acts/act-params.ts"
import type { Span } from "../../core/text/span.ts"

/** Something that could be done here, as an entry of the client's menu. Nothing is computed before it is chosen. */
export interface Offer {
  readonly title: string
  readonly kind: (typeof offerKinds)[keyof typeof offerKinds] | typeof quickFixKind
  readonly act: PlannedAct
  /** There is no doubt that this is what people want here. */
  readonly certain?: boolean
}

/** An act with its values, `uri` being the article's and all ranges in it. */
export type PlannedAct = { [Name in ActName]: { readonly name: Name; readonly params: ActParams<Name, Span> } }[ActName]

/** Kinds of code action. A client shows what is extracted before what is rewritten. */
export const offerKinds = {
  tag: "refactor.extract.entity",
  record: "refactor.extract.claim",
  mention: "refactor.rewrite.mention",
  entity: "refactor.rewrite.entity",
  claim: "refactor.rewrite.claim",
} as const

export const quickFixKind = "quickfix"
