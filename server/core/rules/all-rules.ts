import { entityUnknown } from "./registry/entity-unknown.ts"
import type { Rule } from "./rule.ts"

/** Every rule, in the order of the documentation: by family, then as in the catalogue. */
export const allRules: readonly Rule[] = [entityUnknown]
