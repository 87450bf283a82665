import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { KnownCode } from "../../core/corpus/codes.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { codeLabel } from "../../core/corpus/names.ts"
import type { Claim } from "../../core/model/claim.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import { spanAt } from "../../core/text/segment.ts"
import { linkOffers } from "./linking.ts"
import { type Offer, offerKinds } from "./offer.ts"
import type { Scene } from "./scene.ts"

const mostOfAField = 5

/** What people say here, and what else it could be coded as. */
export function* claimOffers(scene: Scene): Generator<Offer> {
  yield* recordOffer(scene)
  const { claim: anchor, file, article, corpus } = scene
  if (anchor === undefined) return
  const { claim } = anchor
  for (const field of ["stance", "topic", "mode"] as const) {
    for (const code of otherCodes(field, claim, file, corpus)) {
      const verb = claim[field] === undefined ? "Set" : "Change"
      const title = `${verb} ${field} to ${codeLabel(code.kind, code.id.value, corpus)}`
      const params = { uri: article, claim: claim.slug.value, set: { [field]: code.id.value } }
      yield { title, kind: offerKinds.claim, act: { name: "edit-claim", params } }
    }
  }
  yield* linkOffers(scene)
}

/** The selected words, or at a cursor the sentence around it; inside a claim that would be the same one again. */
function* recordOffer({ range, claim, article, asked, file }: Scene): Generator<Offer> {
  if (range === undefined) return
  if (range.start === range.end) {
    const isBlank = spanAt(file.article.paragraphs, range.start) === undefined
    if (claim !== undefined || asked === "automatic" || isBlank) return
  }
  const params = { uri: article, range }
  yield { title: "Record a claim here", kind: offerKinds.record, act: { name: "record-claim", params } }
}

const kinds = { stance: "stances", topic: "topics", mode: "modes" } as const satisfies Record<string, CodeKind>

function otherCodes(field: keyof typeof kinds, claim: Claim, file: CodedFile, corpus: Corpus): readonly KnownCode[] {
  const current = claim[field]?.value
  const usable = [...corpus.codes.all(kinds[field])].filter(
    code => !code.abstract && code.deprecated === undefined && code.id.value !== current,
  )
  if (field === "mode") return usable
  return field === "stance" ? allowed(usable, claim, corpus) : near(usable, claim, file, corpus).slice(0, mostOfAField)
}

/** The stances that the claim's kind allows; all where it says nothing. */
function allowed(stances: readonly KnownCode[], { kind }: Claim, corpus: Corpus): readonly KnownCode[] {
  const list = (kind && corpus.codes.get("claim-kinds", kind.value)?.stance) ?? []
  return list.length === 0 ? stances : stances.filter(({ id }) => list.some(({ value }) => value === id.value))
}

/** The topics of the article's other claims, then those beside the claim's own. */
function near(topics: readonly KnownCode[], { topic }: Claim, file: CodedFile, corpus: Corpus): readonly KnownCode[] {
  const used = new Set(file.sidecar.claims.flatMap(claim => claim.topic?.value ?? []))
  const parent = topic && corpus.codes.get("topics", topic.value)?.parent?.value
  const inUse = topics.filter(({ id }) => used.has(id.value))
  const siblings = topics.filter(
    code => parent !== undefined && code.parent?.value === parent && !used.has(code.id.value),
  )
  return [...inUse, ...siblings]
}
