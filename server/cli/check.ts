import type { Corpus } from "../core/corpus/corpus.ts"
import { severities } from "../core/model/severity.ts"
import { checkFile } from "../core/rules/check-file.ts"
import type { Finding } from "../core/rules/rule.ts"
import { count } from "../core/text/wording.ts"
import { type Command, exitCodes, type Terminal } from "./command.ts"
import { formatOf, formatOption, json, numberOf, wordsOf } from "./given.ts"
import { type OpenCorpora, openCorpora } from "./open-corpora.ts"
import { comparePlaces, compareText, Places, type Range } from "./places.ts"
import { ProgressLine } from "./progress.ts"
import { printable, severityStyles, styler } from "./style.ts"

export const check: Command = {
  name: "check",
  takes: "[FOLDER]",
  summary: "Check the annotations of every corpus in a folder.",
  details: `Exit code 0: nothing to complain of; 1: an error, or more warnings than allowed; 2: it could not run.
Every finding is named once, in the file that is to be changed.`,
  options: {
    format: formatOption,
    "max-warnings": { type: "string", value: "N", doc: "Fail when there are more warnings than N." },
  },
  run(given, terminal) {
    const format = formatOf(given)
    const mostWarnings = numberOf(given, "max-warnings")
    const [folder] = wordsOf(given, 1)
    const opened = openCorpora(folder, terminal)
    const findings = findingsOf(opened, terminal)
    const number = (severity: string) => findings.filter(finding => finding.severity === severity).length
    const tooMany = mostWarnings !== undefined && number("warning") > mostWarnings
    if (format === "json") terminal.write(json({ corpora: corporaOf(opened), findings }))
    else {
      printFindings(findings, terminal)
      terminal.write(`${summary(findings, opened)}\n`)
      if (tooMany) terminal.write(`That is more than ${count(mostWarnings ?? 0, "warning")}.\n`)
    }
    return number("error") > 0 || tooMany ? exitCodes.findings : exitCodes.clean
  },
}

/** A finding as it is printed for programs. */
export interface ListedFinding {
  readonly file: string
  readonly range: Range
  readonly severity: string
  readonly code: string
  readonly message: string
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[]
}

/** All findings by file, place and rule; each once, where it is at home. */
export function findingsOf({ corpora, root }: OpenCorpora, terminal: Terminal): readonly ListedFinding[] {
  const places = new Places(root)
  const progress = new ProgressLine(terminal)
  const listed: ListedFinding[] = []
  for (const corpus of corpora) {
    const files = [...corpus.checkable()]
    for (const [done, uri] of files.entries()) {
      progress.show("Checking", { done, total: files.length })
      listed.push(...checkFile(uri, corpus).map(finding => toListed(finding, corpus, places)))
    }
  }
  progress.end()
  return listed.sort((a, b) => comparePlaces(a, b) || compareText(a.code, b.code))
}

function toListed(finding: Finding, corpus: Corpus, places: Places): ListedFinding {
  const { uri, span, severity, code, message, related } = finding
  return {
    file: places.path(uri),
    range: places.range(uri, span, corpus),
    severity,
    code,
    message,
    related: related.map(place => ({
      file: places.path(place.uri),
      range: places.range(place.uri, place.span, corpus),
      message: place.message,
    })),
  }
}

function corporaOf({ corpora, root }: OpenCorpora) {
  const places = new Places(root)
  return corpora.map(corpus => ({
    folder: places.path(corpus.root).replace(/\/$/, "") || ".",
    name: corpus.config.value.name?.value ?? null,
    articles: [...corpus.pairs.articles()].length,
  }))
}

/** `file:line:column  severity  message  code`, counted from 1, an empty line between files. */
function printFindings(findings: readonly ListedFinding[], terminal: Terminal): void {
  const paint = styler(terminal)
  let last: string | undefined
  for (const { file, range, severity, code, message } of findings) {
    if (last !== undefined && file !== last) terminal.write("\n")
    last = file
    const place = `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`
    const level = paint(severityStyles[severities.find(each => each === severity) ?? "error"], severity.padEnd(7))
    terminal.write(`${place}  ${level}  ${printable(message)}  ${paint("dim", code)}\n`)
  }
  if (last !== undefined) terminal.write("\n")
}

function summary(findings: readonly ListedFinding[], { corpora }: OpenCorpora): string {
  const articles = corpora.reduce((sum, corpus) => sum + [...corpus.pairs.articles()].length, 0)
  const where = count(articles, "article") + (corpora.length > 1 ? ` of ${corpora.length} corpora` : "")
  if (findings.length === 0) return `Nothing to complain of in ${where}.`
  const files = new Set(findings.map(({ file }) => file)).size
  const parts = severities.flatMap(severity => {
    const number = findings.filter(finding => finding.severity === severity).length
    return number === 0 ? [] : [severity === "info" ? `${number} info` : count(number, severity)]
  })
  return `${count(findings.length, "finding")} in ${count(files, "file")} (${where}): ${parts.join(", ")}.`
}
