import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import { inCorpusOrder } from "../corpus/corpus-order.ts"
import { codeLabel } from "../corpus/names.ts"
import { type ClaimSubject, claimSubject, findClaim, findLinked } from "../corpus/subject.ts"
import { parseDayInterval } from "../dates/day-interval.ts"
import { sidecarSchema } from "../yaml/schema-sidecar.ts"
import { setFields } from "../yaml/set-field.ts"
import { type Act, isRefusal, refuse } from "./act.ts"
import { withLink } from "./claim-edits.ts"
import { noClaim } from "./edit-claim.ts"
import { codeFault } from "./field-fault.ts"
import { draftOf } from "./sidecar-draft.ts"

/** Says how one claim relates to another. A relation that holds both ways is stored once, in the later article. */
export const linkClaim: Act<"link-claim"> = {
  name: "link-claim",
  run({ uri, claim: slug, relation, to }, { corpus }) {
    const sidecar = draftOf(uri, corpus)
    if (isRefusal(sidecar)) return sidecar
    const { file } = sidecar
    const anchor = findClaim(slug, file)
    const other = findLinked(to, file, corpus)
    if (anchor === undefined) return refuse(noClaim(slug))
    if (other === undefined) return refuse(`There is no claim "${to}": choose another`)
    const own = claimSubject(anchor, file)
    if (own.key === other.key) return refuse(`"${slug}" cannot be linked to itself: choose another claim`)
    const label = codeLabel("relations", relation, corpus)
    const fault = codeFault("relations", relation, { corpus }) ?? linkFault(own, relation, other, corpus)
    if (fault !== undefined) return refuse(fault)
    const isSymmetric = corpus.codes.get("relations", relation)?.symmetric ?? false
    const [from, target] = isSymmetric && isLater(other, own, corpus) ? [other, own] : [own, other]
    const name = nameFrom(from.file, target)
    if (name === undefined) return refuse(`The article of "${to}" has no id: give it one under "article:" first`)
    const edits = setFields(from.file.text, sidecarSchema, [withLink(from.anchor.claim, relation, name)])
    if (edits === undefined) return refuse(`The links of "${slug}" cannot be edited as they are written: edit the file`)
    return {
      title: `Link "${slug}" to "${to}": ${label}`,
      done: `Linked "${slug}" to "${to}": ${label}`,
      changes: [{ uri: from.file.uri, edits }],
    }
  },
}

/** How a claim of one file names one of another; undefined where the other article has no id. */
function nameFrom(file: CodedFile, { anchor, file: other }: ClaimSubject): string | undefined {
  const slug = anchor.claim.slug.value
  if (file.uri === other.uri) return slug
  return other.articleId === undefined ? undefined : `${other.articleId}/${slug}`
}

/** Relations that look back in time. */
const backwards: ReadonlySet<string> = new Set(["supersedes", "responds-to"])

function linkFault(own: ClaimSubject, relation: string, other: ClaimSubject, corpus: Corpus): string | undefined {
  const [slug, to] = [own, other].map(({ anchor }) => anchor.claim.slug.value)
  const isSymmetric = corpus.codes.get("relations", relation)?.symmetric ?? false
  if (leadsTo(own, relation, other, corpus) || (isSymmetric && leadsTo(other, relation, own, corpus))) {
    return `"${slug}" is linked to "${to}" as "${relation}" already`
  }
  if (!backwards.has(relation) || (saidAt(other)?.first ?? 0) <= (saidAt(own)?.last ?? Number.POSITIVE_INFINITY))
    return undefined
  return `"${slug}" cannot be linked as "${relation}" to "${to}", which is later: link it the other way round`
}

function leadsTo(from: ClaimSubject, relation: string, to: ClaimSubject, corpus: Corpus): boolean {
  return from.anchor.claim.links.some(
    link => link.relation.value === relation && findLinked(link.to.value, from.file, corpus)?.key === to.key,
  )
}

function saidAt({ anchor, file }: ClaimSubject) {
  const { date } = anchor.claim
  return date === undefined ? file.published : parseDayInterval(date.value)
}

/** Whether one stands in an article that comes later. */
function isLater(a: ClaimSubject, b: ClaimSubject, corpus: Corpus): boolean {
  const [first, second] = [a, b].map(({ file }) => corpus.index.get(file.uri))
  if (first === undefined || second === undefined || first === second) return false
  return inCorpusOrder([first, second]).at(-1) === first
}
