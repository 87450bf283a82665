import type { Span } from "../text/span.ts"
import type { Act, ActContext, Outcome } from "./act.ts"
import type { ActName, ActParams } from "./act-params.ts"

type AllActs = { readonly [Name in ActName]?: Act<Name> }

/** Every act; one line each. */
const allActs: AllActs = {}

export function runAct<Name extends ActName>(name: Name, params: ActParams<Name, Span>, context: ActContext): Outcome {
  const act: Act<Name> | undefined = allActs[name]
  return act?.run(params, context) ?? { refused: `"${name}" cannot be done yet` }
}
