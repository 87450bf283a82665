import type { Corpus } from "../corpus/corpus.ts"
import { toEnd } from "../text/bits.ts"
import type { Span } from "../text/span.ts"
import { accept } from "./accept.ts"
import { type Act, type ActContext, isRefusal, type LargeAct, type Outcome, refuse } from "./act.ts"
import type { ActName, ActParams } from "./act-params.ts"
import { addAlias } from "./add-alias.ts"
import { allowFinding } from "./allow-finding.ts"
import { createCode } from "./create-code.ts"
import { createEntity } from "./create-entity.ts"
import { editArticle } from "./edit-article.ts"
import { editClaim } from "./edit-claim.ts"
import { editCode } from "./edit-code.ts"
import { editEntity } from "./edit-entity.ts"
import { formatFile } from "./format-file.ts"
import { linkClaim } from "./link-claim.ts"
import { markBoilerplate } from "./mark-boilerplate.ts"
import { markRegion } from "./mark-region.ts"
import { merge } from "./merge.ts"
import { noteMention } from "./note-mention.ts"
import { recordClaim } from "./record-claim.ts"
import { removeAnnotation } from "./remove-annotation.ts"
import { rename } from "./rename.ts"
import { replace } from "./replace.ts"
import { retire } from "./retire.ts"
import { setRange } from "./set-range.ts"
import { split } from "./split.ts"
import { tag } from "./tag.ts"
import { tagPlaces } from "./tag-places.ts"

type AllActs = { readonly [Name in ActName]: Act<Name> | LargeAct<Name> }

/** Every act; one line each. */
const allActs: AllActs = {
  accept,
  "edit-entity": editEntity,
  "add-alias": addAlias,
  "allow-finding": allowFinding,
  "create-entity": createEntity,
  "set-range": setRange,
  "mark-region": markRegion,
  "mark-boilerplate": markBoilerplate,
  "link-claim": linkClaim,
  "edit-code": editCode,
  "edit-claim": editClaim,
  "edit-article": editArticle,
  "create-code": createCode,
  split,
  "remove-annotation": removeAnnotation,
  replace,
  retire,
  merge,
  rename,
  "tag-places": tagPlaces,
  "format-file": formatFile,
  "note-mention": noteMention,
  "record-claim": recordClaim,
  tag,
}

export function runAct<Name extends ActName>(name: Name, params: ActParams<Name, Span>, context: ActContext): Outcome {
  return toEnd(runActInBits(name, params, context))
}

/** The same; what may change thousands of files yields after each, so that a server can do it in slices. */
export function* runActInBits<Name extends ActName>(
  name: Name,
  params: ActParams<Name, Span>,
  context: ActContext,
): Generator<void, Outcome> {
  const act: Act<Name> | LargeAct<Name> = allActs[name]
  const outcome = "run" in act ? act.run(params, context) : yield* act.runInBits(params, context)
  return yield* unlessStrayed(outcome, context.corpus)
}

/** Whether it may change thousands of files. */
export function isLargeAct(name: ActName): boolean {
  return "runInBits" in allActs[name]
}

/**
 * Whatever `postil.yaml` names as a sidecar or codebook: nothing is written that the corpus would not read, and no
 * article. Yields after each file.
 */
export function* unlessStrayed(outcome: Outcome, corpus: Corpus): Generator<void, Outcome> {
  if (isRefusal(outcome)) return outcome
  const { changes, renames = [] } = outcome
  // What the corpus knows without a look into it is in its place.
  const written = changes.filter(({ isUnread }) => !isUnread)
  for (const uri of [...written.map(({ uri }) => uri), ...renames.map(({ to }) => to)]) {
    if ([undefined, "article"].includes(corpus.kindOf(uri)))
      return refuse(`"${corpus.pathOf(uri)}" is no place for annotations: change the paths in "postil.yaml"`)
    yield
  }
  return outcome
}
