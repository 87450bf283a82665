import { isRefusal } from "../core/acts/act.ts"
import { type ChangeLine, changeLines } from "../core/acts/follow/change-lines.ts"
import { followChanges } from "../core/acts/follow/follow-changes.ts"
import { whatChanged } from "../core/acts/follow/what-changed.ts"
import { brokenAt, SidecarDraft } from "../core/acts/sidecar-draft.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { applyEdits } from "../core/text/edit.ts"
import { type ExitCode, exitCodes, type Terminal } from "./command.ts"
import { filesNamed, nameInShell } from "./named-files.ts"
import { rewrite } from "./rewrite.ts"
import { printable, table } from "./style.ts"

/** A sidecar in which everything that can be followed has been. */
export interface FollowedSidecar {
  readonly uri: string
  readonly corpus: Corpus
  /** What it was before. */
  readonly before: string
  readonly draft: SidecarDraft
}

/**
 * Follows the changes of the texts of the articles and sidecars that are named and prints what became of the
 * annotations; `finish` does the rest and answers why it cannot.
 */
export function followArticles(
  words: readonly string[],
  terminal: Terminal,
  finish: (followed: FollowedSidecar) => string | undefined,
): ExitCode {
  let code: ExitCode = exitCodes.clean
  let told = 0
  for (const [uri, corpus] of sidecarsNamed(words, terminal)) {
    const before = corpus.textOf(uri) ?? ""
    const draft = new SidecarDraft(uri, before, corpus)
    const broken = brokenAt(draft.file, corpus)
    if (broken !== undefined && isRefusal(broken)) {
      terminal.say(`${printable(broken.refused)}.\n`)
      code = worse(code, exitCodes.findings)
      continue
    }
    const { isLeft, isTold } = follow(draft, uri, corpus, terminal)
    if (isTold) told++
    if (isLeft) code = worse(code, exitCodes.findings)
    const fault = finish({ uri, corpus, before, draft })
    if (fault === undefined) continue
    terminal.say(`${printable(fault)}.\n`)
    code = worse(code, exitCodes.failed)
  }
  if (terminal.progress && told === 0 && code === exitCodes.clean)
    terminal.say("Nothing has changed for the annotations.\n")
  return code
}

/** Writes what was followed; answers why that cannot be. */
export function writeFollowed({ uri, corpus, before, draft }: FollowedSidecar): string | undefined {
  const [change] = draft.changes
  return change && rewrite(uri, before, applyEdits(before, change.edits), corpus)
}

/** Prints what became of the annotations; answers whether that is anything, and whether something is left for people. */
function follow(draft: SidecarDraft, uri: string, corpus: Corpus, terminal: Terminal) {
  const told = changeLines(whatChanged(draft.file, corpus), draft.file)
  const left = changeLines(followChanges(draft, corpus), draft.file)
  const isIn = (lines: readonly ChangeLine[], { change, says }: ChangeLine) =>
    lines.some(one => one.change === change && one.says === says)
  const displaced = left.filter(line => needsHelp(line) && !isIn(told, line))
  const rows = [...told, ...displaced].map(line => [
    "",
    line.change,
    printable(line.says + (isIn(left, line) ? hint(line) : "")),
  ])
  if (rows.length > 0) terminal.write(`${printable(nameInShell(uri, terminal))}\n`)
  for (const line of table(rows)) terminal.write(`${line}\n`)
  return { isTold: rows.length > 0, isLeft: left.some(needsHelp) }
}

/** What people have to look at themselves. */
function needsHelp({ change }: ChangeLine): boolean {
  return change !== "moved" && change !== "new"
}

function hint({ change }: ChangeLine): string {
  return change === "changed" || change === "reread" ? ", which cannot be followed" : ""
}

/** An article stands for its sidecars. */
function sidecarsNamed(words: readonly string[], terminal: Terminal): ReadonlyMap<string, Corpus> {
  const found = new Map<string, Corpus>()
  for (const [uri, corpus] of filesNamed(words, terminal, (uri, corpus) => corpus.pairs.hasSidecar(uri))) {
    const sidecars = corpus.pairs.hasArticle(uri) ? corpus.pairs.sidecarsOf(uri) : [uri]
    for (const sidecar of sidecars) if (corpus.coded(sidecar)?.articleUri !== undefined) found.set(sidecar, corpus)
  }
  return found
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b
}
