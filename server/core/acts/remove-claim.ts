import type { Corpus } from "../corpus/corpus.ts"
import { linkTarget } from "../corpus/keys.ts"
import type { Link } from "../model/claim.ts"
import type { FileChange } from "../text/edit.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setField, setFields } from "../yaml/set-field.ts"
import { type Refusal, refuse } from "./act.ts"
import { withoutLink } from "./claim-edits.ts"
import { brokenAt, SidecarDraft } from "./sidecar-draft.ts"

/** What the removal of a claim comes to. */
interface RemovedClaim {
  readonly changes: readonly FileChange[]
  /** Tells of the links that go with it. */
  readonly summary: readonly string[]
}

/** Takes out a claim, and in all sidecars of the same coder what links to it or continues it. */
export function removeClaim(draft: SidecarDraft, slug: string, corpus: Corpus): RemovedClaim | Refusal {
  const { articleId, coder, uri } = draft.file
  const edits = setField(draft.file.text, sidecarSchema, ["claims", slug], undefined)
  if (edits === undefined) return refuse(`"${slug}" cannot be taken out of "${corpus.pathOf(uri)}": see its problems`)
  draft.apply(edits)
  const freed = [...removeLinks(draft, articleId, slug), ...removeContinues(draft, slug)]
  const changes = [...draft.changes]
  for (const other of articleId === undefined ? [] : linkingFiles(articleId, slug, coder, corpus)) {
    if (other === uri) continue
    const linked = new SidecarDraft(other, corpus.textOf(other) ?? "", corpus)
    const broken = brokenAt(linked.file, corpus)
    if (broken !== undefined) return broken
    freed.push(...removeLinks(linked, articleId, slug).map(name => `${linked.file.articleId ?? ""}/${name}`))
    changes.push(...linked.changes)
  }
  const names = [...new Set(freed)].map(name => `"${name}"`)
  return { changes, summary: names.length === 0 ? [] : [`The links to it go too, in ${names.join(", ")}`] }
}

function linkingFiles(article: string, slug: string, coder: string | undefined, corpus: Corpus): ReadonlySet<string> {
  return new Set(corpus.index.claims.linksTo(article, slug, coder).map(({ facts }) => facts.uri))
}

/** Takes out the links to a claim, one by one; answers the slugs of the claims that had them. */
function removeLinks(draft: SidecarDraft, article: string | undefined, slug: string): readonly string[] {
  const freed: string[] = []
  for (let next = linkTo(draft, article, slug); next !== undefined; next = linkTo(draft, article, slug)) {
    const edits = setFields(draft.file.text, sidecarSchema, [withoutLink(next.claim, next.link)])
    if (edits === undefined) break
    draft.apply(edits)
    freed.push(next.claim.slug.value)
  }
  return freed
}

function linkTo({ file }: SidecarDraft, article: string | undefined, slug: string) {
  const leads = ({ to }: Link) => {
    const target = linkTarget(to.value, file.articleId)
    return target.slug === slug && target.article === (article ?? "")
  }
  for (const claim of file.sidecar.claims) {
    const link = claim.links.find(leads)
    if (link !== undefined) return { claim, link }
  }
  return undefined
}

function removeContinues(draft: SidecarDraft, slug: string): readonly string[] {
  const continuing = draft.file.sidecar.claims.filter(claim => claim.continues?.value === slug)
  for (const claim of continuing) {
    const path = ["claims", claim.slug.value, "continues"]
    draft.apply(setField(draft.file.text, sidecarSchema, path, undefined) ?? [])
  }
  return continuing.map(claim => claim.slug.value)
}
