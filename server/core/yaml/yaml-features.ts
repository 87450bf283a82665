import type { CST } from "yaml"
import type { Problem, ProblemFix } from "../model/problem.ts"
import type { Span } from "../text/span.ts"

/** Anchors, aliases and tags: each is reported and none is acted on. */
export function featureProblems(tokens: readonly CST.Token[], text: string, base: number): Problem[] {
  const problems: Problem[] = []
  const open: CST.Token[] = [...tokens].reverse()
  let anchors: Anchors | undefined
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (token.type === "anchor" || token.type === "tag" || token.type === "alias") {
      anchors ??= findAnchors(text)
      problems.push(featureProblem({ ...token, type: token.type }, text, base, anchors))
    }
    for (const child of childrenOf(token).reverse()) open.push(child)
  }
  return problems
}

export function mergeKeyProblem(span: Span): Problem {
  const message = `"<<" merges another map in other programs and is not used here; write the keys out`
  return { code: "yaml-feature", span, message }
}

interface Feature {
  readonly type: "anchor" | "tag" | "alias"
  readonly source: string
  readonly offset: number
}

function featureProblem(token: Feature, text: string, base: number, anchors: Anchors): Problem {
  const span = { start: token.offset + base, end: token.offset + base + token.source.length }
  const said = `"${token.source}" is read as a YAML ${token.type}, which is not used here`
  return {
    code: "yaml-feature",
    span,
    message: `${said}; ${token.type === "alias" ? "write the value out" : "remove it"}, or put the text in quotation marks`,
    fixes: fixesOf(token, span, text, anchors),
  }
}

/** An alias that an anchor answers was meant as one, and so was the anchor; others are texts without quotation marks. */
function fixesOf({ type, source }: Feature, span: Span, text: string, anchors: Anchors): ProblemFix[] {
  const name = source.slice(1)
  const value = anchors.values.get(name)
  if (type === "alias" && value !== undefined) return [{ title: `Write ${value}`, edits: [{ span, newText: value }] }]
  const remove = { title: `Remove the ${type}`, edits: [{ span: withBlank(span, text), newText: "" }] }
  if (type === "anchor" && anchors.used.has(name)) return [remove]
  return type === "alias" ? [quoteRest(span, text)] : [remove, quoteRest(span, text)]
}

/** Quotes the text from the sign to the end of its line, or of its place in a flow collection. */
function quoteRest(span: Span, text: string) {
  const line = /^[^\r\n]*/.exec(text.slice(span.start))?.[0] ?? ""
  const plain = /^(?:(?! #|: |:$|[,\]}]).)*/.exec(line)?.[0] ?? line
  const words = plain.trimEnd()
  const newText = `'${words.replaceAll("'", "''")}'`
  const whole = { start: span.start, end: span.start + words.length }
  return { title: "Put the text in quotation marks", edits: [{ span: whole, newText }] }
}

/** What the anchors of a text stand before, where that is one word on their line, and the names that its aliases use. */
interface Anchors {
  readonly values: ReadonlyMap<string, string>
  readonly used: ReadonlySet<string>
}

function findAnchors(text: string): Anchors {
  const words = text.matchAll(/&(\S+)[ \t]+([\p{L}\p{N}_][^\s,\]}#:]*)[ \t]*(?=[\r\n,\]}#]|$)/gu)
  return {
    values: new Map([...words].map(([, name = "", value = ""]) => [name, value])),
    used: new Set([...text.matchAll(/[\s,[]\*([^\s,\]}]+)/g)].map(([, name = ""]) => name)),
  }
}

function withBlank(span: Span, text: string): Span {
  let end = span.end
  while (text[end] === " ") end++
  return { start: span.start, end }
}

function childrenOf(token: CST.Token): CST.Token[] {
  const children: CST.Token[] = []
  if ("start" in token && Array.isArray(token.start)) children.push(...token.start)
  if ("props" in token) children.push(...token.props)
  if (token.type === "document" && token.value !== undefined) children.push(token.value)
  if ("items" in token) {
    for (const item of token.items) {
      children.push(...item.start)
      if (item.key) children.push(item.key)
      if (item.sep) children.push(...item.sep)
      if (item.value) children.push(item.value)
    }
  }
  return children
}
