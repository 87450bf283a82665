import { relative, sep } from "node:path"
import type { Corpus } from "../core/corpus/corpus.ts"
import type { Severity } from "../core/model/severity.ts"
import { cap } from "../core/rules/cap.ts"
import { judgeFile } from "../core/rules/check-file.ts"
import type { Finding } from "../core/rules/rule.ts"
import { uriToPath } from "../node/file-uri.ts"
import type { Terminal } from "./command.ts"
import type { KnownVerdicts } from "./known-verdicts.ts"
import type { OpenCorpora } from "./open-corpora.ts"
import { comparePlaces, compareText, Places, type Range } from "./places.ts"
import { ProgressLine } from "./progress.ts"

/** A finding as it is printed for programs. */
export interface ListedFinding {
  readonly file: string
  readonly range: Range
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[]
}

/** What a check has found, and what the baselines had to do with it. */
export interface Checked {
  /** By file, place and rule; each once, where it is at home. */
  readonly findings: readonly ListedFinding[]
  /** How many the baselines hide. */
  readonly old: number
  /** How many entries of the baselines no longer occur. */
  readonly gone: number
}

/** Checks all files of all corpora that are not judged yet, and lists the findings of all that are wanted. */
export function checkAll(
  { opened: { corpora, root }, judged: known }: KnownVerdicts,
  wanted: (finding: Finding, corpus: Corpus) => boolean,
  terminal: Terminal,
): Checked {
  const places = new Places(root)
  const progress = new ProgressLine(terminal)
  const listed: ListedFinding[] = []
  let old = 0
  let gone = 0
  for (const corpus of corpora) {
    const files = new Set(corpus.checkable())
    const path = places.path(corpus.root)
    let done = 0
    for (const uri of files) {
      progress.show("Checking", { done: done++, total: files.size }, path)
      const judged = known.get(uri) ?? judgeFile(uri, corpus)
      known.set(uri, judged)
      old += judged.old
      gone += judged.gone.size
      // Not spread into `push`: a large registry has more findings than a call takes arguments.
      for (const finding of judged.findings) if (wanted(finding, corpus)) listed.push(toListed(finding, corpus, places))
    }
    gone += entriesOfOthers(files, corpus)
  }
  progress.end()
  return { findings: listed.sort((a, b) => comparePlaces(a, b) || compareText(a.code, b.code)), old, gone }
}

/** What a baseline says of files that are no longer there. */
function entriesOfOthers(files: ReadonlySet<string>, corpus: Corpus): number {
  const paths = new Set([...files].map(uri => corpus.pathOf(uri)))
  return [...corpus.baseline].reduce((sum, [path, old]) => sum + (paths.has(path) ? 0 : old.size), 0)
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

/** With no more of one file than anybody reads; `findings` are in the order of their files. */
export function cappedByFile(findings: readonly ListedFinding[]): readonly ListedFinding[] {
  const byFile = new Map<string, ListedFinding[]>()
  for (const finding of findings) {
    const others = byFile.get(finding.file)
    if (others === undefined) byFile.set(finding.file, [finding])
    else others.push(finding)
  }
  return [...byFile.values()].flatMap(own => {
    const { shown, closing } = cap(own, ({ severity }) => severity)
    if (closing === undefined) return shown
    const { file, range } = closing.at
    return [...shown, { file, range, severity: "info", code: "limit", message: closing.message, related: [] } as const]
  })
}

/** With paths from the folder that the command was called in, which in a pipeline is that of the repository. */
export function fromHere(findings: readonly ListedFinding[], { root }: OpenCorpora, { folder }: Terminal) {
  const path = relative(folder, uriToPath(root) ?? "")
    .split(sep)
    .join("/")
  const at = <T extends { readonly file: string }>(place: T): T =>
    path === "" ? place : { ...place, file: `${path}/${place.file}` }
  return findings.map(finding => ({ ...at(finding), related: finding.related.map(at) }))
}
