import assert from "node:assert/strict"
import { test } from "node:test"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import type { AcceptedText } from "../../../server/core/corpus/files.ts"
import type { Judged } from "../../../server/core/rules/baseline.ts"
import { judgeFile, judging } from "../../../server/core/rules/check-file.ts"
import { fixtureRoot, loadCorpus, MemoryFiles } from "../../support/fixture.ts"
import { type Next, pick, random, times } from "../../support/random.ts"
import { readSample } from "../../support/sample.ts"

/** Checks all files, each in bits between which others are checked too, or begun and not taken to their end. */
function judgeInBits(corpus: Corpus, next: Next): ReadonlyMap<string, Judged> {
  const uris = [...corpus.checkable()]
  const judged = new Map<string, Judged>()
  const begun = uris.map(uri => ({ uri, bits: judging(uri, corpus) }))
  while (begun.length > 0) {
    const one = pick(begun, next)
    const { done, value } = one.bits.next()
    if (done === true) {
      judged.set(one.uri, value)
      begun.splice(begun.indexOf(one), 1)
    }
    if (next(200) === 0) judging(pick(uris, next), corpus).next()
    if (next(200) === 0) corpus.codes.all("roles")
  }
  return judged
}

/** The findings without their fixes, which are made anew each time. */
function told({ findings, ...rest }: Judged | undefined = { findings: [], old: 0, gone: new Map() }): unknown {
  return { ...rest, findings: findings.map(({ fix, ...finding }) => ({ ...finding, hasFix: fix !== undefined })) }
}

test("files that are checked in bits have the findings, and depend on what, they have in one go", () => {
  const next = random("judging")
  for (const [, files] of [...readSample("samples/tour"), ...readSample("samples/broken")]) {
    const [bits, whole] = [new MemoryFiles(files), new MemoryFiles(files)]
    const [inBits, inOne] = [loadCorpus(bits), loadCorpus(whole)]
    const judged = judgeInBits(inBits, next)
    for (const uri of inOne.checkable()) assert.deepEqual(told(judged.get(uri)), told(judgeFile(uri, inOne)), uri)
    for (let round = 0; round < times(20); round++) {
      const uri = pick([...files.keys()], next)
      const text = next(4) === 0 ? "" : mangled(files.get(uri) ?? "", next)
      bits.set(uri, text)
      whole.set(uri, text)
      assert.deepEqual([...inBits.update([uri])].sort(), [...inOne.update([uri])].sort(), uri)
    }
  }
})

test("the check of a file is done in more bits, the more articles use its names", () => {
  const bits = (articles: number) => {
    const files = new MemoryFiles([
      [`${fixtureRoot}postil.yaml`, "format: 1\n"],
      [`${fixtureRoot}registry.yaml`, "entities:\n  adler: {type: person, name: Ida Adler}\n"],
    ])
    for (let number = 0; number < articles; number++) {
      files.set(`${fixtureRoot}a${number}.txt`, "Kazan came.\n")
      files.set(`${fixtureRoot}a${number}.ann.yaml`, "mentions:\n  Kazan: adler\n")
    }
    return [...judging(`${fixtureRoot}a0.ann.yaml`, loadCorpus(files))].length
  }
  assert.ok(bits(500) >= bits(1) + 5)
})

/** Files that count what is asked of each. */
class CountedFiles extends MemoryFiles {
  readonly asked = new Map<string, number>()

  override read(uri: string): string | undefined {
    this.#count(`read ${uri}`)
    return super.read(uri)
  }

  override accepted(article: string, sidecar: string, hash?: string): AcceptedText | undefined {
    this.#count(`accepted ${sidecar}`)
    return super.accepted(article, sidecar, hash)
  }

  #count(question: string): void {
    this.asked.set(question, (this.asked.get(question) ?? 0) + 1)
  }
}

test("the check of an article and its sidecar reads each once, and asks once what was accepted", () => {
  // More than are kept.
  const stems = Array.from({ length: 200 }, (_, number) => `${fixtureRoot}a${number}`)
  const files = new CountedFiles([[`${fixtureRoot}postil.yaml`, "format: 1\n"]])
  for (const stem of stems) {
    files.set(`${stem}.txt`, `Adler came to house ${stem}.\n`)
    files.set(`${stem}.ann.yaml`, "mentions:\n  Adler: _adler\n")
  }
  const corpus = loadCorpus(files)
  files.asked.clear()
  for (const uri of corpus.checkable()) judgeFile(uri, corpus)
  for (const stem of stems) {
    for (const question of [`read ${stem}.txt`, `read ${stem}.ann.yaml`, `accepted ${stem}.ann.yaml`])
      assert.equal(files.asked.get(question), 1, question)
  }
})

function mangled(text: string, next: Next): string {
  const at = next(text.length + 1)
  return text.slice(0, at) + pick(["", "x", "\n", "adler"], next) + text.slice(at + next(5))
}
