import assert from "node:assert/strict"
import { isRefusal } from "../../server/core/acts/act.ts"
import { runAct } from "../../server/core/acts/all-acts.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { checkFile } from "../../server/core/rules/check-file.ts"
import type { Finding, Fix } from "../../server/core/rules/rule.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { acceptedEnding, fixtureRoot, loadCorpus, type MemoryFiles, parseFixture } from "./fixture.ts"

/**
 * The findings of `code` in all files of a fixture are exactly those marked `{{code:…}}`. A mark in an article stands
 * for a finding's twin there.
 */
export function checkRule(code: string, source: string, message?: RegExp): void {
  const { files, marks } = parseFixture(source)
  const found = findingsOf(loadCorpus(files)).filter(finding => finding.code === code)
  const places = found.flatMap(({ uri, span, twin }) => [
    place(files, uri, span),
    ...(twin ? [place(files, twin.uri, twin.span)] : []),
  ])
  const articles = new Set(
    marks.filter(({ uri }) => uri.endsWith(".txt")).map(mark => place(files, mark.uri, mark.span)),
  )
  const shown = places.filter(
    where => !where.startsWith("file:///corpus/") || !/\.txt:/.test(where) || articles.size > 0,
  )
  const wanted = marks.filter(mark => mark.code === code).map(mark => place(files, mark.uri, mark.span))
  assert.deepEqual(
    [...new Set(shown)].sort(),
    [...new Set(wanted)].sort(),
    found.map(finding => finding.message).join("\n"),
  )
  if (message !== undefined) assert.match(found.map(finding => finding.message).join("\n"), message)
}

/**
 * The fix of the only finding of `code` (the one whose title contains `title`, else the first) turns the fixture's
 * file into `expected`; the finding is then gone and no new one has come.
 */
export function checkFix(code: string, source: string, expected: string, title = ""): void {
  const { files } = parseFixture(source)
  const corpus = loadCorpus(files)
  const before = findingsOf(corpus)
  const finding = before.find(candidate => candidate.code === code)
  assert.ok(finding, `no finding of ${code}`)
  const fix = finding.fix?.().find(candidate => candidate.title.includes(title))
  assert.ok(fix, `no fix "${title}" among ${finding.fix?.().map(candidate => candidate.title)}`)
  const changed = applyFix(fix, files)
  const wanted = parseFixture(expected).files
  if (!expected.includes("//- postil.yaml")) wanted.delete(`${fixtureRoot}postil.yaml`)
  for (const [uri, text] of wanted) assert.equal(files.get(uri), text, uri)
  corpus.update(changed)
  const counted = (list: readonly Finding[]) => {
    return list.filter(one => one.code === code || !followUps.has(one.code)).map(identity)
  }
  const [allowed, after] = [counted(before), counted(findingsOf(corpus))]
  assert.deepEqual(
    after.filter(name => !allowed.includes(name)),
    [],
    "the fix created findings",
  )
  assert.ok(after.length < allowed.length, `the fix did not remove ${finding.message}`)
}

/**
 * What a repair may lead to without being wrong: nobody else is tagged so, the key stood elsewhere, both bear the name,
 * what has lost its tag has none, what is tagged now has its own doubts.
 */
const followUps: ReadonlySet<string> = new Set([
  ...["entity-unused", "order-noncanonical", "alias-collision", "mention-untagged", "metonym-literal"],
])

export function findingsOf(corpus: Corpus): readonly Finding[] {
  return [...corpus.checkable()].flatMap(uri => checkFile(uri, corpus))
}

/** Answers the files of which something else is known now. */
export function applyFix({ changes, renames = [], accepts }: Fix, files: MemoryFiles): readonly string[] {
  if (accepts !== undefined) return acceptText(accepts, files)
  for (const { uri, edits } of changes) files.set(uri, applyEdits(files.get(uri) ?? "", edits))
  for (const { from, to } of renames) {
    files.set(to, files.get(from) ?? "")
    files.delete(from)
  }
  return [...changes.map(({ uri }) => uri), ...renames.flatMap(({ from, to }) => [from, to])]
}

/** As the host of the act `accept` does it. */
function acceptText(sidecar: string, files: MemoryFiles): readonly string[] {
  const corpus = loadCorpus(files)
  const article = corpus.coded(sidecar)?.articleUri ?? ""
  const outcome = runAct("accept", { uri: sidecar }, { corpus, today: "2026-11-22" })
  if (isRefusal(outcome)) assert.fail(outcome.refused)
  for (const { uri, edits } of outcome.changes) files.set(uri, applyEdits(files.get(uri) ?? "", edits))
  files.set(article + acceptedEnding, files.get(article) ?? "")
  return [sidecar, article]
}

function place(files: MemoryFiles, uri: string, { start, end }: { start: number; end: number }): string {
  return `${uri}:${start}-${end} ${JSON.stringify(files.get(uri)?.slice(start, end))}`
}

function identity({ uri, code, message }: Finding): string {
  return `${uri} ${code} ${message}`
}
