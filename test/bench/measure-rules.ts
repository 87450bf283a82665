import { Corpus } from "../../server/core/corpus/corpus.ts"
import { allRules } from "../../server/core/rules/all-rules.ts"
import { checkFile } from "../../server/core/rules/check-file.ts"
import type { Rule } from "../../server/core/rules/rule.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import type { GeneratedCorpus } from "./generate-corpus.ts"

/** What checking all files of a corpus takes, in milliseconds. */
export interface RuleCosts {
  readonly articles: number
  /** Reading the sidecars and laying them over their articles. */
  readonly readMs: number
  /** All of it; besides reading and the rules, sorting out what they found. */
  readonly totalMs: number
  /** By code. What several rules share is on the first that asks for it. */
  readonly byRule: ReadonlyMap<string, number>
  /** The same where the file has just been checked, so that what is shared is there. */
  readonly again: ReadonlyMap<string, number>
}

/** Checks every file of a corpus with a clock around each rule. */
export function measureRules({ folder, articles }: GeneratedCorpus): RuleCosts {
  const root = `${pathToUri(folder)}/`
  const corpus = new Corpus(root, new DiskFiles(root))
  for (const _ of corpus.load());
  const [first, again] = [new Map<string, number>(), new Map<string, number>()]
  let [clock, readMs, checkMs] = [first, 0, 0]
  const restore = allRules.map(rule => clockRule(rule, ms => add(clock, rule.meta.code, ms)))
  for (const uri of besideEachOther(corpus)) {
    clock = first
    const sidecars = corpus.pairs.hasArticle(uri) ? corpus.pairs.sidecarsOf(uri) : [uri]
    readMs += timed(() => sidecars.map(sidecar => corpus.coded(sidecar))).ms
    checkMs += timed(() => checkFile(uri, corpus)).ms
    clock = again
    checkFile(uri, corpus)
  }
  for (const undo of restore) undo()
  return { articles, readMs, totalMs: readMs + checkMs, byRule: first, again }
}

/** All files, each article followed by its sidecars, so that these are read once for both. */
function besideEachOther(corpus: Corpus): ReadonlySet<string> {
  const articles = [...corpus.pairs.articles()].flatMap(uri => [uri, ...corpus.pairs.sidecarsOf(uri)])
  return new Set([...articles, ...corpus.checkable()])
}

const checks = ["checkSidecar", "checkArticle", "checkRegistry", "checkCodebook", "checkConfig"] as const

/** Has each check of a rule tell how long it took; answers what undoes it. */
function clockRule(rule: Rule, tell: (ms: number) => void): () => void {
  const own = { ...rule }
  for (const name of checks) {
    const check = rule[name]?.bind(rule) as ((...args: unknown[]) => Iterable<unknown>) | undefined
    if (check === undefined) continue
    const clocked = (...args: unknown[]) => {
      const { result, ms } = timed(() => [...check(...args)])
      tell(ms)
      return result
    }
    Object.assign(rule, { [name]: clocked })
  }
  return () => Object.assign(rule, own)
}

function timed<T>(run: () => T): { readonly result: T; readonly ms: number } {
  const start = performance.now()
  const result = run()
  return { result, ms: performance.now() - start }
}

function add(sums: Map<string, number>, key: string, ms: number): void {
  sums.set(key, (sums.get(key) ?? 0) + ms)
}
