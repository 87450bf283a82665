import type { Corpus } from "../corpus/corpus.ts"
import type { SidecarFacts } from "../corpus/facts.ts"
import { linesOf, usesWith } from "../corpus/packed/unpacked-facts.ts"
import { type Use, usesOf } from "../corpus/uses.ts"
import { usesOfCodebook, usesOfConfig, usesOfRegistry } from "../corpus/vocabulary-uses.ts"
import type { FileChange, TextEdit } from "../text/edit.ts"
import type { Positions } from "../text/line-index.ts"
import { parseCodebook } from "../yaml/parse-codebook.ts"
import { parseConfig } from "../yaml/parse-config.ts"
import { parseRegistry } from "../yaml/parse-registry.ts"
import { parseSidecar } from "../yaml/parse-sidecar.ts"
import { saysIn } from "./respell.ts"

/** A file as it is now, with the places in it that name certain things. */
export interface NamingFile {
  readonly uri: string
  /** Of most files it is read only when somebody asks for it. */
  readonly text: string
  /** In text order. */
  readonly uses: readonly Use[]
  /** Nobody has looked into it for this. */
  readonly isUnread?: boolean
  /** If that was at hand. */
  readonly lines?: Positions | undefined
}

/** Every file that names one of these things (keys.ts): sidecars of all coders, registry, codebook, `postil.yaml`. */
export function* filesNaming(keys: ReadonlySet<string>, corpus: Corpus): Generator<NamingFile> {
  const { registryFiles, codebook, config } = corpus
  for (const facts of corpus.index.usingOneOf(keys)) {
    const { uri } = facts
    const known = facts.stale ? undefined : usesAmong(keys, facts)
    const read = (text: string) => usesOf(parseSidecar(text).value, uri, facts.articleId, facts.coder)
    if (known === undefined || !corpus.isUnchanged(uri)) yield* fileNaming(keys, uri, known, read, corpus)
    else if (known.length > 0) yield unreadFile(facts, known, corpus)
  }
  for (const { uri, value } of registryFiles) {
    yield* fileNaming(keys, uri, usesOfRegistry(value), text => usesOfRegistry(parseRegistry(text).value), corpus)
  }
  if (codebook !== undefined) {
    const read = (text: string) => usesOfCodebook(parseCodebook(text).value)
    yield* fileNaming(keys, codebook.uri, usesOfCodebook(codebook.value), read, corpus)
  }
  const read = (text: string) => usesOfConfig(parseConfig(text).value)
  yield* fileNaming(keys, config.uri, usesOfConfig(config.value), read, corpus)
}

/** What `edit` changes in the files that name one of these things. Yields after each file. */
export function* editNaming(
  keys: ReadonlySet<string>,
  corpus: Corpus,
  edit: (file: NamingFile) => readonly TextEdit[],
): Generator<void, readonly FileChange[]> {
  const changes: FileChange[] = []
  for (const file of filesNaming(keys, corpus)) {
    const edits = edit(file)
    if (edits.length > 0) changes.push({ uri: file.uri, edits })
    yield
  }
  return changes
}

/** Of so many keys each is looked for by itself, so that no other use of the file is made. */
const fewKeys = 8

function usesAmong(keys: ReadonlySet<string>, facts: SidecarFacts): readonly Use[] {
  if (keys.size <= fewKeys) return [...keys].flatMap(key => usesWith(key, facts))
  return facts.uses.filter(({ key }) => keys.has(key))
}

/** What is known of a file that has not changed holds without a look into it. */
function unreadFile(facts: SidecarFacts, known: readonly Use[], corpus: Corpus): NamingFile {
  const { uri } = facts
  return {
    uri,
    uses: inTextOrder(known),
    isUnread: true,
    lines: linesOf(facts),
    get text() {
      return corpus.textOf(uri) ?? ""
    },
  }
}

/** What is known of a file holds as long as its text still says so; what was kept of a broken file may not. */
function* fileNaming(
  keys: ReadonlySet<string>,
  uri: string,
  known: Iterable<Use> | undefined,
  read: (text: string) => Iterable<Use>,
  corpus: Corpus,
): Generator<NamingFile> {
  const text = corpus.textOf(uri)
  if (text === undefined) return
  const wanted = (uses: Iterable<Use>) => [...uses].filter(({ key }) => keys.has(key))
  const kept = known && wanted(known)
  const uses = kept?.every(use => saysIn(text, use)) ? kept : wanted(read(text))
  if (uses.length > 0) yield { uri, text, uses: inTextOrder(uses) }
}

function inTextOrder(uses: readonly Use[]): readonly Use[] {
  return uses.toSorted((a, b) => a.span.start - b.span.start)
}
