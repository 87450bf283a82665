import type { CST } from "yaml"
import type { Problem } from "../model/problem.ts"
import type { Span } from "../text/span.ts"

/** Anchors, aliases and tags: each is reported and none is acted on. */
export function featureProblems(tokens: readonly CST.Token[], text: string, base: number): Problem[] {
  const problems: Problem[] = []
  const open: CST.Token[] = [...tokens].reverse()
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    const problem = featureProblem(token, text, base)
    if (problem !== undefined) problems.push(problem)
    for (const child of childrenOf(token).reverse()) open.push(child)
  }
  return problems
}

export function mergeKeyProblem(span: Span): Problem {
  const message = `"<<" merges another map in other programs and is not used here; write the keys out`
  return { code: "yaml-feature", span, message }
}

function featureProblem(token: CST.Token, text: string, base: number): Problem | undefined {
  if (token.type !== "anchor" && token.type !== "tag" && token.type !== "alias") return undefined
  const span = { start: token.offset + base, end: token.offset + base + token.source.length }
  const said = `"${token.source}" is read as a YAML ${token.type}, which is not used here`
  const quote = quoteRest(span, text)
  const remove = { title: `Remove the ${token.type}`, edits: [{ span: withBlank(span, text), newText: "" }] }
  return {
    code: "yaml-feature",
    span,
    message: `${said}; ${token.type === "alias" ? "write the value out" : "remove it"}, or put the text in quotation marks`,
    fixes: token.type === "alias" ? [quote] : [remove, quote],
  }
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
