import type { Corpus } from "../core/corpus/corpus.ts"
import { allRules } from "../core/rules/all-rules.ts"
import type { Judged } from "../core/rules/baseline.ts"
import type { Finding } from "../core/rules/rule.ts"
import { closest } from "../core/similar/closest.ts"
import { count } from "../core/text/wording.ts"
import { shrinkBaselines, tellBrokenBaselines, writeBaselines } from "./baselines.ts"
import { changedSince } from "./changed-since.ts"
import { CheckPool } from "./check-pool.ts"
import { type Command, type ExitCode, exitCodes, type Given, Refusal, type Terminal } from "./command.ts"
import { CorpusVerdicts } from "./corpus-verdicts.ts"
import { choiceOf, isGiven, json, numberOf, textOf, textsOf, wordsOf } from "./given.ts"
import { type KnownVerdicts, takeIn } from "./known-verdicts.ts"
import { type Checked, cappedByFile, checkAll, fromHere, type ListedFinding } from "./listed-findings.ts"
import { findFolder, keptIndex, type OpenCorpora, openCorpora } from "./open-corpora.ts"
import { Places } from "./places.ts"
import { printCounts, printFindings, summaryOf } from "./print-findings.ts"
import { ProgressLine } from "./progress.ts"
import { printFixes, writeFixes } from "./safe-fixes.ts"
import { toWorkflowCommand } from "./to-github.ts"
import { toSarif } from "./to-sarif.ts"
import { watchFolder } from "./watch-folder.ts"

const formats = ["pretty", "summary", "json", "github", "sarif"] as const

export const check: Command = {
  name: "check",
  takes: "[FOLDER]",
  summary: "Check the annotations of every corpus in a folder.",
  details: `Exit code 0: nothing to complain of; 1: an error, or more warnings than allowed; 2: it could not run.
Every finding is named once, in the file that is to be changed. With --diff, 1 means that there is something to fix.`,
  options: {
    format: {
      type: "string",
      value: formats.join("|"),
      doc: "For people: every finding (the default), or how many of each rule. For programs: the others.",
    },
    rule: { type: "string", multiple: true, value: "RULE", doc: "Only findings of this rule; may be repeated." },
    since: { type: "string", value: "REF", doc: "Only findings in files that have changed since a commit of git." },
    "max-warnings": { type: "string", value: "N", doc: "Fail when there are more warnings than N." },
    fix: { type: "boolean", doc: "Make the repairs that change nothing of what is said, then check." },
    diff: { type: "boolean", doc: "With --fix: print what it would change, and change nothing." },
    "write-baseline": { type: "boolean", doc: "Take all findings for old: later checks tell only new ones." },
    watch: { type: "boolean", doc: "Check again whenever files change, until Ctrl+C." },
  },
  run(given, terminal) {
    refuseOdd(given)
    const { code, known } = checkOnce(given, terminal)
    if (!isGiven(given, "watch")) return code
    const [folder] = wordsOf(given, 1)
    let last: KnownVerdicts | undefined = known
    watchFolder(findFolder(folder, terminal), terminal, names => {
      last = checkAgain(given, terminal, names && last && takeIn(names, last) ? last : undefined)
    })
    terminal.say("Waiting for changes; Ctrl+C ends it.\n")
    return code
  },
}

function refuseOdd(given: Given): void {
  const odd = (a: string, b: string) => isGiven(given, a) && isGiven(given, b)
  if (isGiven(given, "diff") && !isGiven(given, "fix"))
    throw new Refusal("--diff shows what --fix would do: give both.")
  for (const other of ["fix", "write-baseline"])
    if (odd("watch", other)) throw new Refusal(`--watch only looks; leave out --${other}.`)
  for (const other of ["fix", "rule", "since"])
    if (odd("write-baseline", other)) throw new Refusal(`--write-baseline takes all findings; leave out --${other}.`)
}

/** While somebody edits, a corpus may be gone for a moment. */
function checkAgain(given: Given, terminal: Terminal, known: KnownVerdicts | undefined): KnownVerdicts | undefined {
  try {
    terminal.write("\n")
    return checkOnce(given, terminal, known).known
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.say(`postil: ${error.message}\n`)
    return undefined
  }
}

interface Outcome {
  readonly code: ExitCode
  readonly known: KnownVerdicts
}

function checkOnce(given: Given, terminal: Terminal, last?: KnownVerdicts): Outcome {
  const format = choiceOf(given, "format", formats)
  const mostWarnings = numberOf(given, "max-warnings")
  const [folder] = wordsOf(given, 1)
  const rules = rulesOf(given)
  const opened = last?.opened ?? openCorpora(folder, terminal)
  const known = last ?? { opened, judged: new Map() }
  const wanted = wantedOf(given, rules, opened)
  const end = (code: ExitCode) => ({ code, known })
  if (isGiven(given, "diff"))
    return end(printFixes(opened, wanted, terminal) > 0 ? exitCodes.findings : exitCodes.clean)
  const failed = isGiven(given, "fix") ? fix(opened, wanted, terminal) : 0
  if (isGiven(given, "write-baseline")) writeBaselines(opened, terminal)
  tellBrokenBaselines(opened, terminal)
  // Who watches asks what a change affects: that only this thread would know.
  if (!isGiven(given, "watch")) for (const corpus of opened.corpora) judgeAll(corpus, known, terminal)
  const checked = checkAll(known, wanted, terminal)
  const number = (severity: string) => checked.findings.filter(finding => finding.severity === severity).length
  const tooMany = mostWarnings !== undefined && number("warning") > mostWarnings
  print(format, checked, opened, terminal)
  if (tooMany) say(format, terminal, `That is more than ${count(mostWarnings ?? 0, "warning")}.\n`)
  if (failed > 0) return end(exitCodes.failed)
  return end(number("error") > 0 || tooMany ? exitCodes.findings : exitCodes.clean)
}

/** Checks what the check before does not tell of. */
function judgeAll(corpus: Corpus, { judged, opened }: KnownVerdicts, terminal: Terminal): void {
  const files = opened.files.get(corpus)
  if (files === undefined) return
  const progress = new ProgressLine(terminal)
  const index = keptIndex(corpus.root)
  const kept = new CorpusVerdicts(corpus, files, index)
  for (const uri of kept.standing) take(uri, kept.judged(uri), judged)
  const uris = [...new Set(corpus.checkable())].filter(uri => !judged.has(uri))
  const pool = new CheckPool(uris, corpus, files, { index })
  const path = new Places(opened.root).path(corpus.root)
  const checked = pool.judge(done => progress.show("Checking", { done, total: uris.length }, path))
  for (const [uri, one] of checked.judged) judged.set(uri, one)
  kept.keep(checked)
  progress.end()
}

function take(uri: string, one: Judged | undefined, judged: Map<string, Judged>): void {
  if (one !== undefined) judged.set(uri, one)
}

function rulesOf(given: Given): ReadonlySet<string> {
  const codes = allRules.map(({ meta }) => meta.code)
  const rules = textsOf(given, "rule")
  for (const rule of rules) {
    if (codes.includes(rule)) continue
    const meant = closest(rule, codes)
    throw new Refusal(`There is no rule "${rule}".${meant === undefined ? "" : ` Did you mean "${meant}"?`}`)
  }
  return new Set(rules)
}

/** A file counts as changed when its article or its sidecar has: what is found in one may come of the other. */
function wantedOf(given: Given, rules: ReadonlySet<string>, { corpora, root }: OpenCorpora) {
  const since = textOf(given, "since")
  const changed = since === undefined ? undefined : changedSince(since, root)
  const affected = new Map(corpora.map(corpus => [corpus, affectedBy(changed ?? [], corpus)]))
  return ({ code, uri }: Finding, corpus: Corpus) =>
    (rules.size === 0 || rules.has(code)) && (changed === undefined || affected.get(corpus)?.has(uri) === true)
}

/** Files of a corpus that have changed, with what lies beside them; they themselves may be gone. */
function affectedBy(changed: Iterable<string>, { pairs, root }: Corpus): ReadonlySet<string> {
  const own = [...changed].filter(uri => uri.startsWith(root))
  return new Set(own.flatMap(uri => [uri, ...pairs.articlesOf(uri), ...pairs.sidecarsOf(uri)]))
}

/** Answers how many files could not be written. */
function fix(opened: OpenCorpora, wanted: ReturnType<typeof wantedOf>, terminal: Terminal): number {
  const { findings, files, failed } = writeFixes(opened, wanted, terminal)
  shrinkBaselines(opened)
  terminal.say(`Fixed ${count(findings, "finding")} in ${count(files, "file")}.\n`)
  return failed
}

function print(format: (typeof formats)[number], checked: Checked, opened: OpenCorpora, terminal: Terminal): void {
  const shown = cappedByFile(checked.findings)
  if (format === "json") {
    terminal.write(json({ corpora: corporaOf(opened), findings: shown, ...baselineOf(checked) }))
  } else if (format === "sarif") terminal.write(json(toSarif(fromHere(shown, opened, terminal))))
  else {
    if (format === "pretty") printFindings(shown, terminal)
    if (format === "summary") printCounts(checked.findings, terminal)
    if (format === "github") printCommands(fromHere(shown, opened, terminal), terminal)
    terminal.write(`${summaryOf(checked, opened)}\n`)
  }
}

function printCommands(findings: readonly ListedFinding[], terminal: Terminal): void {
  for (const finding of findings) terminal.write(`${toWorkflowCommand(finding)}\n`)
}

/** Where what is written is for people, there; else beside it. */
function say(format: string, terminal: Terminal, text: string): void {
  if (format === "json" || format === "sarif") terminal.say(text)
  else terminal.write(text)
}

function baselineOf({ old, gone }: Checked) {
  return old + gone > 0 ? { baseline: { old, gone } } : {}
}

function corporaOf({ corpora, root }: OpenCorpora) {
  const places = new Places(root)
  return corpora.map(corpus => ({
    folder: places.path(corpus.root).replace(/\/$/, "") || ".",
    name: corpus.config.value.name?.value ?? null,
    articles: [...corpus.pairs.articles()].length,
  }))
}
