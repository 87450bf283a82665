import type { Anchored } from "../anchor/anchor-sidecar.ts"
import type { ArticleText, BoilerplateRules } from "../anchor/article-text.ts"
import { followSidecar } from "../anchor/follow-sidecar.ts"
import type { Followed } from "../anchor/followed.ts"
import { revisionOf } from "../anchor/revisions.ts"
import type { Region, Sidecar } from "../model/sidecar.ts"
import { type Difference, difference, refine } from "../text/difference.ts"
import { applyEdits, type TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"
import { SpanMap } from "../text/span-map.ts"
import type { CodedFile } from "./coded-file.ts"
import type { AcceptedText } from "./files.ts"
import { LeastRecentlyUsed } from "./lru.ts"
import { anchorIn, type ReadingVocabulary } from "./read-coded.ts"
import type { Registry } from "./registry.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** Makes a text ready as the article's own is made. */
type Prepare = (text: string, language: string | undefined) => ArticleText

/** A sidecar laid over an earlier text, and all that this depends on. */
interface Earlier {
  readonly article: ArticleText
  readonly boilerplate: BoilerplateRules
  readonly registry: Registry
  /** The entities that the registry was asked about. */
  readonly entities: ReadonlySet<string>
  readonly anchored: Anchored
}

/** How many earlier texts are kept ready. */
const kept = 16

/** Follows annotations from the text for which they were accepted into the text there is. */
export class Following {
  readonly #earlier = new LeastRecentlyUsed<ArticleText>(kept)
  /** While somebody types in the article, what its sidecar means in the earlier text stays. */
  readonly #anchored = new WeakMap<Sidecar, Earlier>()
  readonly #followed = new WeakMap<CodedFile, readonly Followed[]>()
  /** Layers have their article in common. */
  readonly #maps = new WeakMap<ArticleText, { readonly accepted: AcceptedText; readonly map: SpanMap }>()

  knows(file: CodedFile): boolean {
    return this.#followed.has(file)
  }

  /** Computed once for a file: a change of its article or of the accepted text makes another file of it. */
  follow(
    file: CodedFile,
    accepted: AcceptedText | undefined,
    prepare: Prepare,
    vocabulary: Vocabulary,
  ): readonly Followed[] {
    if (accepted === undefined || accepted.text === file.article.text) return []
    const known = this.#followed.get(file)
    if (known !== undefined) return known
    const article = this.#earlierText(file, accepted.text, prepare)
    const map = this.#mapFor(file.article, accepted)
    const after = { article: file.article, anchored: file.anchored }
    // A region may have got words or a context that only the present text has.
    const origin = (region: Region) => {
      const now = file.anchored.regions.find(one => one.region === region)?.match
      return now && map.origin(now.span).span
    }
    const before = { article, anchored: this.#anchoredIn(article, file.sidecar, vocabulary, origin) }
    const followed = followSidecar({ sidecar: file.sidecar, before, after, map })
    this.#followed.set(file, followed)
    return followed
  }

  /** Whether these words of an article are not among those of the text that was accepted. */
  isNew(file: CodedFile, accepted: AcceptedText | undefined, span: Span): boolean {
    if (accepted === undefined || accepted.text === file.article.text) return false
    return this.#mapFor(file.article, accepted).isNew(span)
  }

  #anchoredIn(
    article: ArticleText,
    sidecar: Sidecar,
    vocabulary: Vocabulary,
    origin: (region: Region) => Span | undefined,
  ): Anchored {
    const { registry, boilerplate } = vocabulary
    const known = this.#anchored.get(sidecar)
    if (known?.article === article && known.registry === registry && known.boilerplate === boilerplate) {
      // Who follows depends on them as if they had been asked about again.
      for (const id of known.entities) registry.kindOf("", id)
      return known.anchored
    }
    const entities = new Set<string>()
    let isOfNow = false
    const knownRegion = (region: Region) => {
      isOfNow = true
      return origin(region)
    }
    const anchored = anchorIn(sidecar, article, noting(entities, vocabulary), { known: knownRegion })
    if (!isOfNow) this.#anchored.set(sidecar, { article, registry, boilerplate, entities, anchored })
    return anchored
  }

  #earlierText({ uri, article }: CodedFile, text: string, prepare: Prepare): ArticleText {
    const known = this.#earlier.get(uri)
    if (known?.text === text && known.language === article.language) return known
    // Somebody who begins to type comes from the text that was accepted.
    const base = revisionOf(article)?.base
    const isBase = base?.text === text && base.language === article.language && base.markup === article.markup
    const earlier = isBase ? base : prepare(text, article.language)
    this.#earlier.set(uri, earlier)
    return earlier
  }

  #mapFor(article: ArticleText, accepted: AcceptedText): SpanMap {
    const known = this.#maps.get(article)
    if (known?.accepted.text === accepted.text) return known.map
    const map = new SpanMap(accepted.text, article.text, changes(accepted, article.text))
    this.#maps.set(article, { accepted, map })
    return map
  }
}

/** Puts the entities that the registry is asked about into a set. */
function noting(entities: Set<string>, { config, boilerplate, registry }: Vocabulary): ReadingVocabulary {
  const kindOf: Registry["kindOf"] = (text, id) => {
    entities.add(id)
    return registry.kindOf(text, id)
  }
  return { config, boilerplate, registry: { kindOf } }
}

/** The edits are only believed where they do lead from the one text to the other. */
function changes({ text, edits }: AcceptedText, present: string): Difference {
  const seen = edits !== undefined && areApart(edits, text) && applyEdits(text, edits) === present
  return seen ? refine(text, present, edits) : difference(text, present)
}

function areApart(edits: readonly TextEdit[], { length }: string): boolean {
  return edits.every(({ span: { start, end } }, index) => {
    return start >= (edits[index - 1]?.span.end ?? 0) && end >= start && end <= length
  })
}
