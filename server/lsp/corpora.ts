import { uriToPath } from "../node/file-uri.ts"
import { holdsConfig } from "../node/holds-config.ts"
import type { AcceptedTexts } from "./accepted-texts.ts"
import type { Buffers } from "./buffers.ts"
import type { ToShown } from "./checks.ts"
import { HostedCorpus } from "./hosted-corpus.ts"
import type { LongTurns } from "./long-turns.ts"

/** All corpora that are open. They may lie in each other; a file belongs to the innermost. */
export class Corpora implements Iterable<HostedCorpus> {
  readonly #byRoot = new Map<string, HostedCorpus>()
  readonly #buffers: Buffers
  readonly #toShown: ToShown
  readonly #turns: LongTurns
  readonly #wake: () => void
  /** By the root that a corpus is about to get, where it is now, and what its texts there are told. */
  readonly #moving = new Map<string, { readonly from: string; readonly tell: (there: AcceptedTexts) => void }>()

  constructor(buffers: Buffers, toShown: ToShown, turns: LongTurns, wake: () => void) {
    this.#buffers = buffers
    this.#toShown = toShown
    this.#turns = turns
    this.#wake = wake
  }

  [Symbol.iterator](): Iterator<HostedCorpus> {
    return this.#byRoot.values()
  }

  has(root: string): boolean {
    return this.#byRoot.has(root)
  }

  get(root: string): HostedCorpus | undefined {
    return this.#byRoot.get(root)
  }

  /** The corpus that a file belongs to. */
  of(uri: string): HostedCorpus | undefined {
    let innermost: HostedCorpus | undefined
    for (const [root, hosted] of this.#byRoot) {
      if (uri.startsWith(root) && root.length > (innermost?.corpus.root.length ?? 0)) innermost = hosted
    }
    return innermost
  }

  start(root: string): HostedCorpus {
    const hosted = new HostedCorpus(root, this.#buffers, this.#toShown, this.#turns, this.#wake)
    this.#byRoot.set(root, hosted)
    this.#changeNesting(root)
    return hosted
  }

  /** The folder of a corpus, or one around it, is about to be renamed. */
  moving(from: string, to: string): void {
    const hosted = this.#byRoot.get(from)
    if (hosted !== undefined) this.#moving.set(to, { from, tell: hosted.files.texts.leaving(to) })
  }

  /** A corpus that has started knows where texts are kept. */
  arrived({ corpus: { root }, files }: HostedCorpus): void {
    const moving = this.#moving.get(root)
    this.#moving.delete(root)
    // A rename may have been called off, and this is another corpus.
    if (moving !== undefined && !holdsConfig(uriToPath(moving.from) ?? "")) moving.tell(files.texts)
  }

  /** Answers the corpus that ended, whose findings are to be withdrawn. */
  end(root: string): HostedCorpus | undefined {
    const ended = this.#byRoot.get(root)
    this.#byRoot.delete(root)
    ended?.end()
    if (ended !== undefined) this.#changeNesting(root)
    return ended
  }

  /** The corpora around one that came or went lose its files, or get them. */
  #changeNesting(root: string): void {
    for (const outer of this.#byRoot.values()) {
      const own = outer.corpus.root
      outer.files.nested = [...this.#byRoot.keys()].filter(other => other !== own && other.startsWith(own))
      if (root !== own && root.startsWith(own)) outer.perhapsChanged([root.slice(0, -1)])
    }
  }
}
