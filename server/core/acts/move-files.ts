import type { Corpus } from "../corpus/corpus.ts"
import { stemOf } from "../corpus/file-layout.ts"
import { encodePath, type FilePairs, relativePath } from "../corpus/file-pairs.ts"
import type { FileChange } from "../text/edit.ts"
import { idFault } from "../yaml/id.ts"
import type { Change } from "./act.ts"
import { joinedInBits } from "./joined.ts"
import { movedPaths } from "./move-paths.ts"
import { relinked, writtenIds } from "./rename-article.ts"

/** A file or folder that gets another name or place. */
export interface Move {
  readonly from: string
  readonly to: string
}

/**
 * What goes with moves of files, to be done before them: an article's sidecars move along, links to it stay right, and
 * `postil.yaml` goes on naming registry and codebook. Yields after each file.
 */
export function* moveFiles(
  moves: readonly Move[],
  corpus: Corpus,
): Generator<void, Pick<Change, "changes" | "renames">> {
  const articles = moves.filter(({ from }) => corpus.pairs.hasArticle(from))
  const moved = new Set(moves.map(({ from }) => from))
  const renames: Move[] = []
  for (const move of articles) {
    renames.push(...sidecarMoves(move, moved, corpus))
    yield
  }
  // What names the articles is not known yet; that their annotations stay with them matters more.
  if (!corpus.isComplete) return { changes: [], renames }
  const ids = new Map<string, string>()
  const kept: FileChange[] = []
  const arriving = counted(articles.map(({ to }) => nameOf(to)))
  for (const move of articles) {
    yield
    const id = corpus.articleId(move.from)
    if (id === undefined || isWritten(move.from, corpus) || !move.to.startsWith(corpus.root)) continue
    const next = nameOf(move.to)
    if (next === id) continue
    if (arriving.get(next) === 1 && isFree(next, moved, corpus)) ids.set(id, next)
    else kept.push(...writtenIds(corpus.pairs.sidecarsOf(move.from), id, corpus))
    for (const other of ousted(next, moved, corpus)) {
      kept.push(...writtenIds(corpus.pairs.sidecarsOf(other), next, corpus))
    }
  }
  const links = ids.size === 0 ? [] : yield* relinked(ids, corpus)
  const paths = yield* movedPaths(moves, corpus)
  return {
    changes: yield* joinedInBits([...links, ...kept, ...paths]),
    renames,
  }
}

/** The articles and sidecars that moves of files and folders take along. Undefined now and then. */
export function* movedFiles(moves: readonly Move[], pairs: FilePairs): Generator<Move | undefined> {
  const places = new Map(moves.map(({ from, to }) => [from, to]))
  const files = moves.filter(({ from }) => pairs.hasArticle(from) || pairs.hasSidecar(from))
  // Whoever moves single files is not to wait for all others to be looked at.
  const uris = files.length === moves.length ? files.map(({ from }) => from) : pairs.together()
  for (const from of uris) {
    const to = movedPlace(from, places)
    yield to === undefined ? undefined : { from, to }
  }
}

/** Where a file or folder comes to lie that is moved, or a folder around it. */
export function movedPlace(uri: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf("/", end - 1)) {
    const to = places.get(uri.slice(0, end))
    if (to !== undefined) return to + uri.slice(end)
  }
  return undefined
}

/** The sidecars that are not moved by the user, and whose new place is free. */
function sidecarMoves({ from, to }: Move, moved: ReadonlySet<string>, corpus: Corpus): readonly Move[] {
  const folder = to.slice(0, to.lastIndexOf("/") + 1)
  return corpus.pairs.sidecarsOf(from).flatMap(sidecar => {
    const name = corpus.layout.sidecarPath(decoded(to.slice(folder.length)), corpus.pairs.nameOf(sidecar)?.coder)
    const place = folder + encodePath(name)
    if (moved.has(sidecar) || place === sidecar || isTaken(place, sidecar, corpus)) return []
    return [{ from: sidecar, to: place }]
  })
}

/** Where names are the same in capitals, a file that only changes its capitals stands in nobody's way but its own. */
function isTaken(place: string, sidecar: string, corpus: Corpus): boolean {
  const isOther = corpus.pairs.hasSidecar(place) || place.toLowerCase() !== sidecar.toLowerCase()
  return isOther && corpus.textOf(place) !== undefined
}

function counted(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Whether a default id is valid, and nobody's who stays. */
function isFree(id: string, moved: ReadonlySet<string>, corpus: Corpus): boolean {
  if (idFault(id, "article") !== undefined || corpus.index.withArticleId(id).length > 0) return false
  return [...corpus.pairs.named(id)].every(uri => moved.has(uri))
}

/** The articles that have the id by their name only, and lose it as another comes to share that name. */
function ousted(id: string, moved: ReadonlySet<string>, corpus: Corpus): readonly string[] {
  return [...corpus.pairs.named(id)].filter(
    uri => corpus.articleId(uri) === id && !isWritten(uri, corpus) && !moved.has(uri),
  )
}

function isWritten(article: string, corpus: Corpus): boolean {
  const [main] = corpus.pairs.sidecarsOf(article)
  return main !== undefined && corpus.index.get(main)?.writtenId !== undefined
}

/** The default id of an article. */
function nameOf(uri: string): string {
  return stemOf(decoded(uri.slice(uri.lastIndexOf("/") + 1)))
}

function decoded(name: string): string {
  return relativePath("", name)
}
