import assert from "node:assert/strict"
import { type Change, isRefusal, type Outcome } from "../../server/core/acts/act.ts"
import type { ActName, ActParams } from "../../server/core/acts/act-params.ts"
import { runAct } from "../../server/core/acts/all-acts.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import type { Span } from "../../server/core/text/span.ts"
import { findingsOf } from "./check-rules.ts"
import { fixtureRoot, loadCorpus, type MemoryFiles, parseFixture } from "./fixture.ts"

/** The day on which acts happen in tests. */
export const testDay = "2026-11-22"

/** What is left out is taken from the fixture: `uri` and ranges from its marks and its cursor. */
export type GivenParams<Name extends ActName> = Partial<ActParams<Name, Span>>

export interface ActSetting {
  readonly coder?: string
}

/**
 * Does an act on a fixture and compares the files that `expected` names with what they are then. `{{…}}` is the range
 * (or, as `{{from:…}}` and the like, the parameter of that name), else the cursor `$0` is; `uri` is their file, or the
 * first article. Answers the corpus as it is then.
 */
export function checkAct<Name extends ActName>(
  name: Name,
  given: GivenParams<Name>,
  source: string,
  expected: string,
  setting: ActSetting = {},
): Corpus {
  const { corpus, files, outcome } = doAct(name, given, source, setting)
  if (isRefusal(outcome)) assert.fail(`refused: ${outcome.refused}`)
  applyChange(outcome, files)
  const wanted = parseFixture(expected).files
  for (const [uri, text] of wanted) {
    if (uri.endsWith("/postil.yaml") && !expected.includes("//- postil.yaml")) continue
    assert.equal(files.get(uri), text, uri)
  }
  corpus.update([...outcome.changes.map(({ uri }) => uri), ...(outcome.renames ?? []).flatMap(r => [r.from, r.to])])
  const rebuilt = findingsOf(loadCorpus(files))
  assert.deepEqual(findingsOf(corpus).map(identity), rebuilt.map(identity), "the corpus is not as one read anew")
  return corpus
}

/** An act is refused, for a reason that matches. */
export function checkRefused<Name extends ActName>(
  name: Name,
  given: GivenParams<Name>,
  source: string,
  reason: RegExp,
): void {
  const { outcome } = doAct(name, given, source, {})
  if (!isRefusal(outcome)) assert.fail(`not refused: ${outcome.done}`)
  assert.match(outcome.refused, reason)
}

/** Does an act on a fixture, without applying it. */
export function doAct<Name extends ActName>(
  name: Name,
  given: GivenParams<Name>,
  source: string,
  setting: ActSetting = {},
): { readonly corpus: Corpus; readonly files: MemoryFiles; readonly outcome: Outcome } {
  const { files, marks, cursor } = parseFixture(source)
  const corpus = loadCorpus(files)
  corpus.coder = setting.coder
  const marked = Object.fromEntries(marks.map(({ code, span }) => [code || "range", span]))
  const at = cursor && { range: { start: cursor.offset, end: cursor.offset } }
  const uri = marks[0]?.uri ?? cursor?.uri ?? [...corpus.pairs.articles()][0] ?? `${fixtureRoot}postil.yaml`
  // What a test leaves out that an act needs, the act's own checks would show.
  const params = { uri, ...at, ...marked, ...given } as unknown as ActParams<Name, Span>
  return { corpus, files, outcome: runAct(name, params, { corpus, today: testDay }) }
}

export function applyChange({ changes, renames = [] }: Change, files: MemoryFiles): void {
  for (const { uri, edits } of changes) files.set(uri, applyEdits(files.get(uri) ?? "", edits))
  for (const { from, to } of renames) {
    const text = files.get(from)
    if (text !== undefined) files.set(to, text)
    files.delete(from)
  }
}

function identity({ uri, code, message }: { uri: string; code: string; message: string }): string {
  return `${uri} ${code} ${message}`
}
