/** Numbers, booleans and nulls of YAML 1.2 (core schema) and of YAML 1.1, which most programs still read. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(?:~|null|Null|NULL)$/, "null"],
  [/^(?:true|True|TRUE|false|False|FALSE)$/, "true or false"],
  [/^(?:y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/, "true or false"],
  [/^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/, "a number"],
  [/^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?$/, "a number"],
  [/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/, "a number"],
  [/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/, "a number"],
]

/** What other programs would take a plain scalar for, if not for text. Dates are not asked about. */
export function surpriseOf(plain: string): string | undefined {
  // No word that means something has more letters than "false"; whatever else does begins like a number.
  if (plain.length > 5 && !/^[-+.0-9]/.test(plain)) return undefined
  return kinds.find(([pattern]) => pattern.test(plain))?.[1]
}
