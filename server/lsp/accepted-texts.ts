import type { Move } from "../core/acts/move-files.ts"
import { relativePath } from "../core/corpus/file-pairs.ts"
import type { AcceptedText } from "../core/corpus/files.ts"
import { withLineEndsOf } from "../core/text/line-ends.ts"
import type { KeptTexts } from "../node/kept-texts.ts"
import { hashOf } from "../node/text-store.ts"
import type { Buffers } from "./buffers.ts"

/** A text that is wanted, and not known here. */
export interface MissingText {
  readonly article: string
  readonly sidecar: string
  /** Digits of its hash. */
  readonly hash: string
}

/** A text that holds as long as its article is open, so that undoing an edit undoes what was told of it. */
interface Pinned {
  readonly text: string
  /** The hash that the sidecar asked for. */
  readonly hash: string | undefined
}

/** The texts that the sidecars of one corpus were accepted on: from open documents, from the store, from elsewhere. */
export class AcceptedTexts {
  kept: KeptTexts | undefined
  readonly #root: string
  readonly #buffers: Buffers
  readonly #missing: (missing: MissingText) => void
  /** article -> sidecar -> text */
  readonly #pinned = new Map<string, Map<string, Pinned>>()
  /** By article, where nothing is kept: the text that it had when it was first opened. */
  readonly #first = new Map<string, string>()
  /** By sidecar, where nothing is kept. */
  readonly #held = new Map<string, { readonly text: string; readonly hash: string }>()

  constructor(root: string, buffers: Buffers, missing: (missing: MissingText) => void) {
    this.#root = root
    this.#buffers = buffers
    this.#missing = missing
  }

  /** What `Files.accepted` answers. */
  of(
    article: string,
    sidecar: string,
    hash: string | undefined,
    present: string | undefined,
  ): AcceptedText | undefined {
    const pinned = this.#pinned.get(article)?.get(sidecar)
    const isPinned = pinned !== undefined && pinned.hash === hash
    const text = isPinned ? pinned.text : this.#find(article, sidecar, hash, present)
    if (text === undefined) return undefined
    if (this.#buffers.has(article)) this.#pin(article, sidecar, { text, hash })
    const edits = this.#buffers.history.since(article, text)
    return { text, ...(edits && { edits }) }
  }

  /** Of the text that a sidecar was last accepted on, as far as that was taken down. */
  hashOf(sidecar: string): string | undefined {
    return this.kept?.hashOf(this.#pathOf(sidecar)) ?? this.#held.get(sidecar)?.hash
  }

  /** The text of that hash. */
  counting(sidecar: string): string | undefined {
    const hash = this.hashOf(sidecar)
    const held = this.#held.get(sidecar)
    return hash && (held?.hash === hash ? held.text : this.kept?.text(hash))
  }

  /** Takes down the text that a sidecar was accepted on; it counts from when the article is closed. */
  keep(sidecar: string, text: string): void {
    if (this.kept?.accept(this.#pathOf(sidecar), text) !== true) this.#held.set(sidecar, { text, hash: hashOf(text) })
  }

  /** A file is about to get another name, under which the same text goes on to count; in the corpus with these texts. */
  moving({ from, to }: Move, there: AcceptedTexts): void {
    const text = this.#pinnedOf(from) ?? this.counting(from)
    if (text !== undefined) there.keep(to, text)
    const first = this.#first.get(from) ?? this.#buffers.history.first(from)
    if (this.kept === undefined && first !== undefined) there.#first.set(to, first)
  }

  /** The corpus is about to get another place, by its URI. Answers what tells those there which texts go on to count. */
  leaving(root: string): (there: AcceptedTexts) => void {
    this.kept?.moving(root)
    const to = (uri: string): string => root + uri.slice(this.#root.length)
    const pinned = [...this.#pinned.values()].flatMap(pins => [...pins])
    const counting = [...this.#held, ...pinned].map(([sidecar, { text }]) => [to(sidecar), text] as const)
    const open = [...this.#buffers.uris()].filter(uri => uri.startsWith(this.#root))
    const opened = open.flatMap(uri => [[uri, this.#buffers.history.first(uri)] as const])
    const first = this.kept === undefined ? [...opened, ...this.#first] : []
    return there => {
      for (const [sidecar, text] of counting) there.keep(sidecar, text)
      for (const [article, text] of first) if (text !== undefined) there.#first.set(to(article), text)
    }
  }

  /** From now on the sidecar is accepted on that text; if the article is open, on the one that it has now. */
  accept(article: string, sidecar: string): void {
    const text = this.#buffers.text(article)
    if (text === undefined) return
    this.#buffers.history.mark(article, text)
    this.#pin(article, sidecar, { text, hash: undefined })
  }

  /** Another text than before is known of a sidecar. */
  found(article: string, sidecar: string, text: string): void {
    this.keep(sidecar, text)
    this.#pinned.get(article)?.delete(sidecar)
  }

  /** Is told before a document is closed. Where nothing is kept, what it was when it was first opened goes on to count. */
  closing(article: string): void {
    this.#pinned.delete(article)
    const first = this.#buffers.history.first(article)
    if (this.kept === undefined && first !== undefined && !this.#first.has(article)) this.#first.set(article, first)
  }

  /** Nothing is known but what the open documents tell. */
  forget(): void {
    this.#held.clear()
    this.#first.clear()
  }

  #find(article: string, sidecar: string, hash: string | undefined, present: string | undefined): string | undefined {
    const { history } = this.#buffers
    const wanted = hash ?? this.hashOf(sidecar)
    const text = wanted === undefined ? undefined : this.#named(wanted, article, sidecar, present)
    if (text !== undefined) return text
    if (wanted !== undefined) this.#missing({ article, sidecar, hash: wanted })
    return hash === undefined ? (this.#first.get(article) ?? history.first(article)) : undefined
  }

  #named(hash: string, article: string, sidecar: string, present: string | undefined): string | undefined {
    const seen = this.#buffers.history.find(article, hash)
    if (seen !== undefined) return seen
    if (present !== undefined && hashOf(present).startsWith(hash)) {
      this.#buffers.history.mark(article, present)
      return present
    }
    const held = this.#held.get(sidecar)
    const text = held?.hash.startsWith(hash) ? held.text : this.kept?.text(hash)
    // Texts are kept with LF; that a checkout has other line ends is no change.
    return text === undefined ? undefined : withLineEndsOf(present ?? "", text)
  }

  #pin(article: string, sidecar: string, pinned: Pinned): void {
    const pins = this.#pinned.get(article) ?? new Map<string, Pinned>()
    this.#pinned.set(article, pins.set(sidecar, pinned))
  }

  /** What counts for a sidecar while its article is open, whether or not that was taken down. */
  #pinnedOf(sidecar: string): string | undefined {
    for (const pins of this.#pinned.values()) {
      const pinned = pins.get(sidecar)
      if (pinned !== undefined) return pinned.text
    }
    return undefined
  }

  #pathOf(uri: string): string {
    return relativePath(this.#root, uri)
  }
}
