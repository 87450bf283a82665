import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Problem } from "../model/problem.ts"
import type { Severity } from "../model/severity.ts"
import type { Allowance } from "../model/sidecar.ts"
import { toEnd } from "../text/bits.ts"
import { contains } from "../text/span.ts"
import { allRules } from "./all-rules.ts"
import { allowancesFor, allowancesForArticle } from "./allowance.ts"
import { type Judged, withoutOld } from "./baseline.ts"
import { loudEntities } from "./loud-entities.ts"
import { consequencesAmong } from "./one-cause.ts"
import { onePerSubject } from "./one-per-subject.ts"
import type { Finding, Report, Rule } from "./rule.ts"
import { type SeverityOf, severityFor } from "./severity-for.ts"

/**
 * So many files are best checked by turns: each rule goes through several before the next one does, finds at hand what it
 * needs, and takes a good deal less than for one file after the other. A corpus should keep as many (`Keeping`).
 */
export const judgedAtOnce = 16

/**
 * All findings that are at home in a file, in the order of their places, but for the old ones. What the check looked
 * at is recorded, so that `Corpus.update` can name the file when any of it changes.
 */
export function checkFile(uri: string, corpus: Corpus): readonly Finding[] {
  return judgeFile(uri, corpus).findings
}

/** The same, with what the baseline has to do with it. */
export function judgeFile(uri: string, corpus: Corpus): Judged {
  return toEnd(judging(uri, corpus))
}

/** The same bit by bit, rule by rule: a large file takes long. If the corpus changes in between, it is to be begun anew. */
export function judging(uri: string, corpus: Corpus): Generator<void, Judged> {
  return corpus.dependencies.recordBits(uri, judge(uri, corpus))
}

/** The same, but what it looks at is put into `keys`, and `Corpus.update` knows nothing of it. */
export function judgingNoted(keys: Set<string>, uri: string, corpus: Corpus): Generator<void, Judged> {
  return corpus.dependencies.notingBits(keys, judge(uri, corpus))
}

/** All findings of a file, the old ones too; `coded` is the sidecar as it is, or as it would be with another text. */
export function findingsOf(uri: string, coded: CodedFile | undefined, corpus: Corpus): readonly Finding[] {
  return toEnd(findAll(uri, coded, corpus))
}

function* judge(uri: string, corpus: Corpus): Generator<void, Judged> {
  const findings = yield* findAll(uri, corpus.coded(uri), corpus)
  yield
  return withoutOld(findings, uri, corpus)
}

interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
}

interface RuleReport extends ActiveRule {
  readonly code: string
  readonly report: Report
}

function* findAll(uri: string, coded: CodedFile | undefined, corpus: Corpus): Generator<void, readonly Finding[]> {
  const severityOf = severityFor(coded?.articleUri ?? uri, corpus)
  const { active, check } = yield* checkingOf(uri, coded, severityOf, corpus)
  const unreadable = problemsOf(uri, coded, corpus).filter(({ code }) => unreadableCodes.has(code))
  const all: RuleReport[] = []
  for (const { rule, severity } of active) {
    for (const report of yield* guarded(rule, check)) {
      if (unreadable.some(problem => explains(problem, report, rule))) continue
      all.push({ rule, severity, code: rule.meta.code, report })
    }
    yield
  }
  const used = new Set<Allowance>()
  const findings = onePerSubject(toldOf(all, used, uri, coded, corpus), uri).map(({ rule, severity, report }) =>
    toFinding(report, rule, severity, uri, coded),
  )
  if (coded !== undefined && unreadable.length === 0) findings.push(...unusedAllowances(severityOf, used, coded))
  return findings.sort((a, b) => a.span.start - b.span.start || compare(a.code, b.code))
}

/** Without what is allowed, which is added to `used`, and what only follows from something else. */
function toldOf(
  all: readonly RuleReport[],
  used: Set<Allowance>,
  uri: string,
  coded: CodedFile | undefined,
  corpus: Corpus,
): readonly RuleReport[] {
  const consequences = consequencesAmong(all, coded)
  return all.filter(({ rule, report }) => {
    const hiding = allowances(rule, report, uri, coded, corpus)
    for (const allowance of hiding) used.add(allowance)
    return hiding.length === 0 && !consequences.has(report)
  })
}

function* unusedAllowances(severityOf: SeverityOf, used: ReadonlySet<Allowance>, coded: CodedFile): Generator<Finding> {
  const unused = coded.sidecar.allow.filter(allowance => !used.has(allowance))
  if (unused.length === 0) return
  const active = activeAmong(allRules, severityOf)
  // What the check of the article has to say is not known here.
  const own = active.filter(({ rule }) => rule.checkArticle === undefined)
  const names = new Set(own.map(({ rule }) => rule.meta.code))
  const ownUnused = unused.filter(({ rule }) => names.has(rule.value))
  for (const { rule, severity } of active) {
    for (const report of toEnd(guarded(rule, () => rule.checkAllowances?.(coded, ownUnused)))) {
      yield toFinding(report, rule, severity, coded.uri, coded)
    }
  }
}

/** A finding of an article can be allowed in the article's main sidecar. */
function allowances(
  { meta }: Rule,
  report: Report,
  uri: string,
  coded: CodedFile | undefined,
  corpus: Corpus,
): readonly Allowance[] {
  if (coded !== undefined) return allowancesFor(coded, meta.code, report)
  const [main] = corpus.pairs.hasArticle(uri) ? corpus.pairs.sidecarsOf(uri) : []
  const file = main === undefined ? undefined : corpus.coded(main)
  return file === undefined ? [] : allowancesForArticle(file, meta.code, report)
}

/** What a rule finds in a file; undefined where it has nothing to say about such files. */
type Check = (rule: Rule) => Iterable<Report | undefined> | undefined

/** How a file is checked, and the rules that have something to say about such files and are not off. */
interface Checking {
  readonly active: readonly ActiveRule[]
  readonly check: Check
}

const checking = {
  sidecar: allRules.filter(({ checkSidecar }) => checkSidecar),
  article: allRules.filter(({ checkArticle }) => checkArticle),
  unread: allRules.filter(({ checkUnread }) => checkUnread),
  registry: allRules.filter(({ checkRegistry }) => checkRegistry),
  codebook: allRules.filter(({ checkCodebook }) => checkCodebook),
  config: allRules.filter(({ checkConfig }) => checkConfig),
} as const

function* checkingOf(
  uri: string,
  coded: CodedFile | undefined,
  severityOf: SeverityOf,
  corpus: Corpus,
): Generator<void, Checking> {
  const among = (rules: readonly Rule[]) => activeAmong(rules, severityOf)
  if (coded !== undefined) return { active: among(checking.sidecar), check: rule => rule.checkSidecar?.(coded, corpus) }
  if (isUnread(uri, corpus)) return { active: among(checking.unread), check: rule => rule.checkUnread?.(uri, corpus) }
  if (corpus.pairs.hasArticle(uri))
    return { active: among(checking.article), check: rule => rule.checkArticle?.(uri, corpus) }
  const registry = corpus.registryFile(uri)
  if (registry !== undefined) {
    const active = among(checking.registry)
    const rules = active.map(({ rule }) => rule)
    const loud = yield* loudEntities(registry, rules, corpus)
    return { active, check: rule => rule.checkRegistry?.(loud(rule), corpus) }
  }
  const { codebook, config } = corpus
  if (codebook?.uri === uri)
    return { active: among(checking.codebook), check: rule => rule.checkCodebook?.(codebook, corpus) }
  if (config.uri === uri) return { active: among(checking.config), check: rule => rule.checkConfig?.(config, corpus) }
  return { active: [], check: () => undefined }
}

/** Of what has no coding. */
function isUnread(uri: string, corpus: Corpus): boolean {
  const { pairs } = corpus
  return pairs.hasSidecar(uri) || (pairs.hasArticle(uri) && corpus.articleText(uri) === undefined)
}

function activeAmong(rules: readonly Rule[], severityOf: SeverityOf): readonly ActiveRule[] {
  const active: ActiveRule[] = []
  for (const rule of rules) {
    const severity = severityOf(rule)
    if (severity !== "off") active.push({ rule, severity })
  }
  return active
}

/** What is not read as it was meant has nothing else wrong with it. */
const unreadableCodes: ReadonlySet<string> = new Set(["yaml-syntax", "yaml-feature"])

/** Of two that stand at the same place, `yaml-feature` says more. */
function explains({ code, span }: Problem, { at }: Report, { meta }: Rule): boolean {
  if (code === meta.code || !contains(span, at)) return false
  return meta.code !== "yaml-feature" || !contains(at, span)
}

function problemsOf(uri: string, coded: CodedFile | undefined, corpus: Corpus): readonly Problem[] {
  if (coded !== undefined) return coded.problems
  const vocabulary = [corpus.config, corpus.codebook, corpus.registryFile(uri)]
  return vocabulary.find(source => source?.uri === uri)?.problems ?? []
}

/** A rule that fails must not take the others with it: its failure is reported in its place. */
function* guarded(rule: Rule, check: Check): Generator<void, readonly Report[]> {
  try {
    const reports: Report[] = []
    for (const report of check(rule) ?? []) {
      if (report === undefined) yield
      else reports.push(report)
    }
    return reports
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [
      {
        at: { start: 0, end: 0 },
        message: `Postil could not run the rule ${rule.meta.code} (${reason}); please report this`,
      },
    ]
  }
}

/** More places are no help to anybody. */
const mostRelated = 20

function toFinding(report: Report, rule: Rule, severity: Severity, uri: string, coded: CodedFile | undefined): Finding {
  const { at, message, inArticle, fix } = report
  const related = report.related?.slice(0, mostRelated) ?? []
  const twin = inArticle && coded?.articleUri !== undefined && { uri: coded.articleUri, span: inArticle }
  return { code: rule.meta.code, severity, uri, span: at, message, ...(twin && { twin }), related, ...(fix && { fix }) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
