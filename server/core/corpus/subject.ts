import type { ClaimAnchor } from "../anchor/claims.ts"
import { type CodeKind, codeKinds } from "../model/codebook.ts"
import { touches } from "../text/span.ts"
import type { CodedFile } from "./coded-file.ts"
import type { Corpus } from "./corpus.ts"
import type { Found } from "./find-at.ts"
import { claimKey, entityKey } from "./keys.ts"
import type { Use } from "./uses.ts"

/** The thing that a place in a file speaks of. `coder`: it was asked for in that coder's layer. */
export type Subject = EntitySubject | CodeSubject | ClaimSubject | ArticleSubject

export interface EntitySubject {
  readonly kind: "entity"
  /** See keys.ts. */
  readonly key: string
  readonly id: string
  /** The sidecar that names it: a local entity exists only there. */
  readonly file?: CodedFile
  readonly coder?: string
}

export interface CodeSubject {
  readonly kind: "code"
  readonly key: string
  readonly code: CodeKind
  readonly id: string
  readonly coder?: string
}

export interface ClaimSubject {
  readonly kind: "claim"
  readonly key: string
  readonly anchor: ClaimAnchor
  /** The sidecar that it stands in. */
  readonly file: CodedFile
  readonly coder?: string
}

export interface ArticleSubject {
  readonly kind: "article"
  readonly key: string
  readonly id: string
  readonly coder?: string
}

/** What something found at an offset speaks of: all members of a joint mention, all readings of a surface. */
export function subjectsOf(found: Found, offset: number, corpus: Corpus): readonly Subject[] {
  switch (found.kind) {
    case "mention":
      return found.mention.entities.map(id => entitySubject(id, found.file))
    case "claim":
      return [claimSubject(found.anchor, found.file)]
    case "surface": {
      const ids = found.surface.readings.flatMap(({ target }) => target.entities.map(entity => entity.value))
      return [...new Set(ids)].map(id => entitySubject(id, found.file))
    }
    case "selector": {
      const anchor = claimAround(offset, found.file)
      return anchor === undefined ? [] : [claimSubject(anchor, found.file)]
    }
    case "id":
      return [...subjectOfUse(found.use, found.file, corpus)]
  }
}

export function entitySubject(id: string, file: CodedFile): EntitySubject {
  return { kind: "entity", key: entityKey(id, file.uri), id, file, ...coderOf(file) }
}

export function claimSubject(anchor: ClaimAnchor, file: CodedFile): ClaimSubject {
  const key = claimKey(file.articleId ?? "", anchor.claim.slug.value, file.coder)
  return { kind: "claim", key, anchor, file, ...coderOf(file) }
}

/** The claim of a sidecar by its slug. */
export function findClaim(slug: string, file: CodedFile): ClaimAnchor | undefined {
  return file.anchored.claims.find(anchor => anchor.claim.slug.value === slug)
}

/** The claim that a link or `continues` of a sidecar leads to. */
export function findLinked(to: string, file: CodedFile, corpus: Corpus): ClaimSubject | undefined {
  const own = to.includes("/") ? undefined : findClaim(to, file)
  if (own !== undefined) return claimSubject(own, file)
  const linked = to.includes("/") ? corpus.index.claims.linked(to, file.articleId, file.coder) : undefined
  const other = linked && corpus.coded(linked.facts.uri)
  const anchor = linked && other && findClaim(linked.claim.slug, other)
  return anchor && other && claimSubject(anchor, other)
}

/** The claim of a sidecar whose entry holds an offset. */
export function claimAround(offset: number, file: CodedFile): ClaimAnchor | undefined {
  return file.anchored.claims.find(anchor => touches(anchor.claim.span, offset))
}

function* subjectOfUse({ key, id }: Use, file: CodedFile | undefined, corpus: Corpus): Generator<Subject> {
  const coder = coderOf(file)
  const [family, kind] = key.split(":", 2)
  const code = codeKinds.find(each => each === kind)
  if (family === "entity" || family === "local") yield { kind: "entity", key, id, ...(file && { file }), ...coder }
  else if (family === "article") yield { kind: "article", key, id, ...coder }
  else if (family === "code" && code !== undefined) yield { kind: "code", key, code, id, ...coder }
  else if (family === "claim" && file !== undefined) {
    const claim = findLinked(id, file, corpus)
    if (claim !== undefined) yield claim
  }
}

function coderOf(file: CodedFile | undefined): { readonly coder?: string } {
  return file?.coder === undefined ? {} : { coder: file.coder }
}
