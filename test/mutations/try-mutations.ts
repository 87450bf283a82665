import type { Corpus } from "../../server/core/corpus/corpus.ts"
import { checkFile } from "../../server/core/rules/check-file.ts"
import type { Finding } from "../../server/core/rules/rule.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { loadCorpus, type MemoryFiles } from "../support/fixture.ts"
import type { Mutation } from "./mutation.ts"

/** A corpus in which one mistake after the other is made and taken back. */
export class MutationTrial {
  readonly corpus: Corpus
  readonly #files: MemoryFiles
  /** The findings without a mistake, by file. */
  readonly #before: ReadonlyMap<string, readonly Finding[]>
  /** Files that were last checked with another mistake around: what they asked then is not what they ask now. */
  #unsure: ReadonlySet<string> = new Set()

  constructor(files: MemoryFiles) {
    this.#files = files
    this.corpus = loadCorpus(files)
    this.#before = this.#check(this.corpus.checkable())
  }

  /** The findings that are there with the mistake and not without. */
  findingsOf({ uri, edit }: Pick<Mutation, "uri" | "edit">): readonly Finding[] {
    const right = this.#files.get(uri) ?? ""
    const affected = this.#put(uri, applyEdits(right, [edit]))
    const found = this.#check(new Set([...affected, ...this.#unsure]))
    this.#unsure = this.#put(uri, right)
    return [...found].flatMap(([file, findings]) => without(findings, this.#before.get(file) ?? []))
  }

  #put(uri: string, text: string): ReadonlySet<string> {
    this.#files.set(uri, text)
    const affected = this.corpus.update([uri])
    for (const _ of this.corpus.settle());
    return affected
  }

  #check(uris: Iterable<string>): ReadonlyMap<string, readonly Finding[]> {
    return new Map([...uris].map(uri => [uri, checkFile(uri, this.corpus)]))
  }
}

/** Two findings are the same where they say the same: places move with the text above them. */
function without(findings: readonly Finding[], old: readonly Finding[]): readonly Finding[] {
  const left = old.map(nameOf)
  return findings.filter(finding => {
    const index = left.indexOf(nameOf(finding))
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

function nameOf({ code, message }: Finding): string {
  return `${code} ${message}`
}
