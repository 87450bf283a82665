import assert from "node:assert/strict"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { checkFile } from "../../server/core/rules/check-file.ts"
import { acceptedEnding, loadCorpus, type MemoryFiles } from "./fixture.ts"

/** A corpus that is told of every change, with the findings of each file from when that was last checked. */
export class FollowedCorpus {
  /** The codes of all findings that there have been. */
  readonly codes = new Set<string>()
  readonly #files: MemoryFiles
  readonly #corpus: Corpus
  readonly #findings = new Map<string, unknown>()

  constructor(files: MemoryFiles) {
    this.#files = files
    this.#corpus = loadCorpus(files)
    this.#check(this.#corpus.checkable())
  }

  /** These files changed: checking again what the corpus names gives what checking all of it from scratch does. */
  change(uris: readonly string[], label: string): void {
    const affected = this.#corpus.update(uris.map(articleOfAccepted))
    for (const _ of this.#corpus.settle());
    this.#check(affected)
    const rebuilt = loadCorpus(this.#files)
    assert.deepEqual(factsOf(this.#corpus), factsOf(rebuilt), `${label}: ${uris}`)
    for (const uri of rebuilt.checkable()) {
      assert.deepEqual(this.#findings.get(uri), verdicts(uri, rebuilt), `${label}: ${uris}: ${uri}`)
    }
  }

  #check(uris: Iterable<string>): void {
    for (const uri of uris) {
      const found = verdicts(uri, this.#corpus)
      for (const { code } of found) this.codes.add(code)
      this.#findings.set(uri, found)
    }
  }
}

/** Of another accepted text the corpus is told as of a change of the article. */
function articleOfAccepted(uri: string): string {
  return uri.endsWith(acceptedEnding) ? uri.slice(0, -acceptedEnding.length) : uri
}

/** Findings without the places in other files, which move without a finding changing. */
export function verdicts(uri: string, corpus: Corpus): readonly { readonly code: string }[] {
  return checkFile(uri, corpus).map(({ fix: _, related, ...finding }) => ({
    ...finding,
    related: related.map(place => place.message),
  }))
}

function factsOf(corpus: Corpus): unknown {
  const all = [...corpus.index.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  return JSON.parse(JSON.stringify(all))
}
