import type { Span } from "../text/span.ts"
import type { Act, ActContext, Outcome } from "./act.ts"
import type { ActName, ActParams } from "./act-params.ts"
import { formatFile } from "./format-file.ts"
import { merge } from "./merge.ts"
import { recordClaim } from "./record-claim.ts"
import { rename } from "./rename.ts"
import { replace } from "./replace.ts"
import { retire } from "./retire.ts"
import { tag } from "./tag.ts"
import { tagPlaces } from "./tag-places.ts"

type AllActs = { readonly [Name in ActName]?: Act<Name> }

/** Every act; one line each. */
const allActs: AllActs = {
  replace,
  retire,
  merge,
  rename,
  "tag-places": tagPlaces,
  "format-file": formatFile,
  "record-claim": recordClaim,
  tag,
}

export function runAct<Name extends ActName>(name: Name, params: ActParams<Name, Span>, context: ActContext): Outcome {
  const act: Act<Name> | undefined = allActs[name]
  return act?.run(params, context) ?? { refused: `"${name}" cannot be done yet` }
}
