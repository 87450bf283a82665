import { type BoilerplateRules, foldLine } from "../anchor/article-text.ts"
import type { Codebook } from "../model/codebook.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import type { RegistryFile } from "../model/registry.ts"
import { toEnd } from "../text/bits.ts"
import { builtInCodebook } from "../yaml/built-in-codebook.ts"
import { parseCodebook } from "../yaml/parse-codebook.ts"
import { parseConfig } from "../yaml/parse-config.ts"
import { parsingRegistry, type RegistryReading } from "../yaml/parse-registry.ts"
import { rereadRegistry } from "../yaml/reread-registry.ts"
import { Codes } from "./codes.ts"
import { changedKeys, type Dependencies } from "./dependencies.ts"
import { configName, FileLayout } from "./file-layout.ts"
import { encodePath } from "./file-pairs.ts"
import type { Files, Source } from "./files.ts"
import { isBroken, keepLostCodes, keepLostEntities } from "./keep-lost.ts"
import { Registry, type RegistrySource } from "./registry.ts"

interface ReadRegistry extends Source<RegistryFile> {
  /** What it said when it could be read last, or when it was first read. */
  readonly whole: RegistryFile
  /** As it was read last in canonical form, or when it was first read. */
  readonly canonical: RegistryReading
}

/** What a corpus says in its `postil.yaml`, its codebook and its registry: the words that all sidecars share. */
export class Vocabulary {
  readonly #root: string
  readonly #files: Files
  readonly #dependencies: Dependencies
  readonly #registryFiles = new Map<string, ReadRegistry>()
  #config: Source<CorpusConfig>
  #codebook: Source<Codebook> | undefined
  #layout: FileLayout
  #boilerplate: BoilerplateRules
  #codes: Codes
  #registry: Registry

  constructor(root: string, files: Files, dependencies: Dependencies) {
    this.#root = root
    this.#files = files
    this.#dependencies = dependencies
    this.#config = { uri: root + configName, text: "", ...parseConfig("") }
    this.#layout = new FileLayout(this.#config.value)
    this.#boilerplate = boilerplateRules(this.#config.value)
    this.#codes = new Codes(undefined, builtInCodebook(), dependencies)
    this.#registry = toEnd(Registry.building([], dependencies))
  }

  get config(): Source<CorpusConfig> {
    return this.#config
  }

  get layout(): FileLayout {
    return this.#layout
  }

  get boilerplate(): BoilerplateRules {
    return this.#boilerplate
  }

  get codebook(): Source<Codebook> | undefined {
    return this.#codebook
  }

  get codes(): Codes {
    return this.#codes
  }

  get registry(): Registry {
    return this.#registry
  }

  get registryFiles(): ReadonlyMap<string, Source<RegistryFile>> {
    return this.#registryFiles
  }

  /** Everything anew; `registry` are the registry's files. Yields between bits of them, and holds when it has ended. */
  *read(registry: readonly string[]): Generator<void, void> {
    this.#registryFiles.clear()
    for (const uri of registry) {
      yield* this.#readRegistryFile(uri)
      yield
    }
    this.#registry = yield* Registry.building(this.#registrySources(), this.#dependencies)
    yield
    this.readCodebook()
  }

  /** Until `postil.yaml` can be read again, what it said last holds. Answers whether it says something else now. */
  readConfig(): boolean {
    const text = this.#files.read(this.#config.uri) ?? ""
    const parsed = parseConfig(text)
    const value = isBroken(parsed.problems, text) && this.#config.text !== "" ? this.#config.value : parsed.value
    const same = meaningOf(value) === meaningOf(this.#config.value)
    this.#config = { uri: this.#config.uri, text, value, problems: parsed.problems }
    this.#layout = new FileLayout(value)
    this.#boilerplate = boilerplateRules(value)
    return !same
  }

  /** Answers the keys that changed. */
  readCodebook(): Set<string> {
    const before = this.#codes.signatures
    const uri = this.#root + encodePath(this.#layout.codebook)
    const text = this.#files.read(uri)
    if (text === undefined) this.#codebook = undefined
    else {
      const { value, problems } = parseCodebook(text)
      const kept = isBroken(problems, text) ? keepLostCodes(value, this.#codebook?.value) : value
      this.#codebook = { uri, text, value: kept, problems }
    }
    const own = this.#codebook && { uri, text: this.#codebook.text, book: this.#codebook.value }
    this.#codes = new Codes(own, builtInCodebook(), this.#dependencies)
    return changedKeys(before, this.#codes.signatures)
  }

  /** Answers the keys that changed. */
  readRegistry(uris: readonly string[]): Set<string> {
    for (const uri of uris) toEnd(this.#readRegistryFile(uri))
    const { registry, changed } = this.#registry.updated(this.#registrySources())
    this.#registry = registry
    if (changed.size > 0) changed.add("entities")
    return changed
  }

  *#readRegistryFile(uri: string): Generator<void, void> {
    const text = this.#files.read(uri)
    if (text === undefined) {
      this.#registryFiles.delete(uri)
      return
    }
    const before = this.#registryFiles.get(uri)
    const reading = (before && rereadRegistry(before.canonical, text)) ?? (yield* parsingRegistry(text))
    const { value, problems } = reading
    const isWhole = before === undefined || !isBroken(problems, text)
    this.#registryFiles.set(uri, {
      uri,
      text,
      value: isWhole ? value : keepLostEntities(value, before.whole),
      problems,
      whole: isWhole ? value : before.whole,
      canonical: before === undefined || reading.isCanonical ? reading : before.canonical,
    })
  }

  #registrySources(): readonly RegistrySource[] {
    const sources = [...this.#registryFiles.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
    return sources.map(({ uri, value }) => ({ uri, file: value }))
  }
}

/** What a config says, without where it says it. */
function meaningOf(config: CorpusConfig): string {
  return JSON.stringify(config, (key, value: unknown) =>
    key === "span" ? undefined : value instanceof Map ? [...value] : value,
  )
}

function boilerplateRules({ boilerplate }: CorpusConfig): BoilerplateRules {
  return {
    lines: new Set(boilerplate.lines.map(line => foldLine(line.value))),
    text: boilerplate.text.map(text => text.value),
  }
}
