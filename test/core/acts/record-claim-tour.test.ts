import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import type { Fields } from "../../../server/core/acts/act-params.ts"
import { runAct } from "../../../server/core/acts/all-acts.ts"
import type { ClaimAnchor } from "../../../server/core/anchor/claims.ts"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import { applyChange, testDay } from "../../support/check-acts.ts"
import { findingsOf } from "../../support/check-rules.ts"
import { projectFolder } from "../../support/editor-host/project.ts"
import { loadCorpus, type MemoryFiles } from "../../support/fixture.ts"
import { readFolder } from "../../support/folder.ts"

const seeds = process.env.POSTIL_SEEDS
const folders = [join(projectFolder, "samples/tour"), ...(seeds === undefined ? [] : [seeds])]

/** What only the coder can know; speaker and mode, too, where `all` is asked for. */
function decided({ claim }: ClaimAnchor, keys: readonly string[]): Fields {
  const reference = (name: "speaker" | "via" | "for") => claim[name]?.entities.map(({ value }) => value).join(" + ")
  const all: Record<string, string | readonly string[] | undefined> = {
    speaker: reference("speaker"),
    via: reference("via"),
    for: reference("for"),
    mode: claim.mode?.value,
    kind: claim.kind?.value,
    topic: claim.topic?.value,
    stance: claim.stance?.value,
    modality: claim.modality?.value,
    target: claim.target.map(({ value }) => value),
    date: claim.date?.value,
  }
  const written = keys.flatMap(key =>
    all[key] === undefined || all[key].length === 0 ? [] : [[key, all[key]] as const],
  )
  return Object.fromEntries(written)
}

/** Takes all claims out of a corpus and records them anew; answers what there is to find then that was not before. */
function recordAnew(files: MemoryFiles, keys: readonly string[]): readonly string[] {
  const old = loadCorpus(files)
  const claims = [...old.pairs.sidecars()].flatMap(uri => {
    const file = old.coded(uri)
    return file?.articleUri === undefined || file.coder !== undefined ? [] : [{ uri, file, article: file.articleUri }]
  })
  const canonical = claims.filter(({ uri }) => isCanonical(uri, old))
  for (const { uri, file } of claims) files.set(uri, file.text.replace(/\nclaims:[\s\S]*?(?=\n\S|$(?![\s\S]))/, ""))
  const corpus = loadCorpus(files)
  const before = new Set(shown(corpus))
  for (const { file, article } of claims) {
    for (const anchor of file.anchored.claims.toReversed()) {
      if (anchor.span === undefined) continue
      const fields = decided(anchor, keys)
      const params = { uri: article, range: anchor.span, fields, claim: anchor.claim.slug.value }
      const outcome = runAct("record-claim", params, { corpus, today: testDay })
      if (isRefusal(outcome)) assert.fail(`${anchor.claim.slug.value}: ${outcome.refused}`)
      applyChange(outcome, files)
      corpus.update(outcome.changes.map(({ uri }) => uri))
    }
  }
  for (const { uri } of canonical) assert.ok(isCanonical(uri, corpus), corpus.coded(uri)?.text)
  return shown(corpus).filter(finding => !before.has(finding))
}

function isCanonical(uri: string, corpus: Corpus): boolean {
  const outcome = runAct("format-file", { uri }, { corpus, today: testDay })
  return !isRefusal(outcome) && outcome.changes.length === 0
}

function shown(corpus: Corpus): readonly string[] {
  return findingsOf(corpus)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ uri, code, message }) => `${uri.slice(uri.lastIndexOf("/") + 1)} ${code} ${message}`)
}

for (const folder of folders) {
  test(`all claims of ${folder.split("/").at(-1)} recorded anew, with what their coder decided, check clean`, () => {
    const decisions = ["speaker", "via", "for", "mode", "kind", "topic", "stance", "modality", "target", "date"]
    const found = recordAnew(readFolder(folder), decisions)
    // The links are not recorded here, and a cue that is no verb of saying cannot be known.
    assert.deepEqual(
      found.filter(finding => !/stance-conflict-undeclared|claim-missing-cue|allow-unused/.test(finding)),
      [],
    )
  })

  test(`all claims of ${folder.split("/").at(-1)} drafted without a word from anybody lack nothing but decisions`, () => {
    const found = recordAnew(readFolder(folder), [])
    assert.deepEqual(
      found.filter(
        finding => !/attribute-required .*needs "(?:topic|stance|speaker|target)"|allow-unused/.test(finding),
      ),
      [],
    )
  })
}
