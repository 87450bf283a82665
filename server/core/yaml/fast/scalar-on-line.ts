import type { YamlScalar } from "../../model/yaml-node.ts"
import { beginsPlain, sign } from "./signs.ts"

/** Where a scalar stands: a text without quotation marks ends at a comma or bracket in flow collections only. */
export type Place = "block" | "flow"

/**
 * The scalar that begins at `from` and ends on the same line, which ends at `end`; undefined where that is not sure. What
 * follows it is for the caller to judge.
 */
export function scalarOnLine(text: string, from: number, end: number, place: Place): YamlScalar | undefined {
  const unit = text.charCodeAt(from)
  if (unit === sign.double) return doubleQuoted(text, from, end)
  if (unit === sign.single) return singleQuoted(text, from, end)
  if (!beginsPlain(unit)) return undefined
  const to = place === "flow" ? endOfPlainInFlow(text, from, end) : endOfPlain(text, from, end)
  return scalar("plain", text.slice(from, to), from, to)
}

/** Before the blanks that stand before a comment, a colon that ends a key, or the line end. */
function endOfPlain(text: string, from: number, end: number): number {
  let last = from
  for (let at = from + 1; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === sign.space) continue
    if (unit === sign.hash && last < at - 1) break
    if (unit === sign.colon && (at + 1 === end || text.charCodeAt(at + 1) === sign.space)) break
    last = at
  }
  return last + 1
}

function endOfPlainInFlow(text: string, from: number, end: number): number {
  let last = from
  for (let at = from + 1; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === sign.space) continue
    if (unit === sign.hash && last < at - 1) break
    if (isFlowSign(unit)) break
    if (unit === sign.colon && endsKeyInFlow(text.charCodeAt(at + 1))) break
    last = at
  }
  return last + 1
}

function endsKeyInFlow(unit: number): boolean {
  return unit === sign.space || isFlowSign(unit)
}

function isFlowSign(unit: number): boolean {
  return (
    unit === sign.comma ||
    unit === sign.closeMap ||
    unit === sign.closeList ||
    unit === sign.openMap ||
    unit === sign.openList
  )
}

function singleQuoted(text: string, from: number, end: number): YamlScalar | undefined {
  let doubled = false
  for (let at = from + 1; at < end; at++) {
    if (text.charCodeAt(at) !== sign.single) continue
    if (text.charCodeAt(at + 1) !== sign.single) {
      const inner = text.slice(from + 1, at)
      return scalar("single", doubled ? inner.replaceAll("''", "'") : inner, from, at + 1)
    }
    doubled = true
    at++
  }
  return undefined
}

const shortEscapes = new Set([...'"\\/bfnrt'].map(letter => letter.charCodeAt(0)))

function doubleQuoted(text: string, from: number, end: number): YamlScalar | undefined {
  let escaped = false
  for (let at = from + 1; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === sign.double) {
      // These escapes mean the same in JSON.
      const value = escaped ? String(JSON.parse(text.slice(from, at + 1))) : text.slice(from + 1, at)
      return scalar("double", value, from, at + 1)
    }
    if (unit !== sign.backslash) continue
    escaped = true
    at++
    if (!shortEscapes.has(text.charCodeAt(at)) && !/^u[0-9a-fA-F]{4}$/.test(text.slice(at, at + 5))) return undefined
  }
  return undefined
}

function scalar(style: YamlScalar["style"], value: string, start: number, end: number): YamlScalar {
  return { kind: "scalar", style, value, span: { start, end }, missing: false }
}
