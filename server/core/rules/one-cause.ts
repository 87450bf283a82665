import type { CodedFile } from "../corpus/coded-file.ts"
import type { Claim } from "../model/claim.ts"
import type { Surface } from "../model/sidecar.ts"
import { contains, type Span } from "../text/span.ts"
import { SpanIndex } from "../text/span-index.ts"
import type { Report } from "./rule.ts"

/** A report and the code of its rule. */
export interface CodedReport {
  readonly code: string
  readonly report: Report
}

/** What need not be said beside a report: reports at the same place, about the same claim, words or entity. */
interface Consequences {
  readonly place?: readonly string[]
  readonly claim?: readonly string[]
  readonly words?: readonly string[]
  readonly entity?: readonly string[]
}

const aboutSpeaker = ["speaker-cannot-speak", "speaker-cue-conflict", "speaker-pronoun-conflict"]
const aboutMarks = [
  ...["direct-without-quotation-marks", "indirect-inside-quotation-marks", "mixed-without-quotation"],
  ...["indirect-with-quotation", "quotation-left-open"],
]
const aboutStance = [
  ...["stance-conflict-undeclared", "stance-conflict-spoken-for", "quote-coded-differently", "link-stance"],
]
/** Whether two claims are linked decides these. */
const aboutLinks = [
  ...["stance-conflict-undeclared", "stance-conflict-spoken-for", "quote-coded-differently"],
  ...["summary-duplicate", "duplicate-claim"],
]
const unnamed = ["speaker-not-mentioned", "target-not-mentioned"]

/** By the code of what explains it. */
const explained: Readonly<Record<string, Consequences>> = {
  "anchor-changed": {
    place: ["anchor-not-found", "quote-not-verbatim", "anchor-context-lost", "mention-partial-word"],
    claim: [...aboutMarks, "cue-not-near-quote", "stance-polarity", "target-not-near"],
    words: ["quote-unannotated", "mention-untagged", "mention-new"],
    entity: unnamed,
  },
  "mention-reread": {
    place: ["anchor-context-lost"],
    words: ["mention-uncovered", "mention-ambiguous"],
    entity: unnamed,
  },
  "entity-unknown": {
    place: [
      "speaker-not-mentioned",
      "continues-speaker-mismatch",
      ...aboutSpeaker,
      "target-type",
      "target-not-mentioned",
    ],
    entity: unnamed,
  },
  "joint-list-conflict": { place: ["description-implausible"], entity: unnamed },
  "description-implausible": { place: ["nominal-without-name"], entity: unnamed },
  "mention-entity-mismatch": { entity: unnamed },
  "homonym-implausible": { entity: unnamed },
  "role-holder-mismatch": { entity: unnamed },
  "role-out-of-period": { entity: unnamed },
  "anchor-not-found": { entity: unnamed },
  "anchor-context-lost": { entity: unnamed },
  "mention-partial-word": { entity: unnamed },
  "annotation-in-boilerplate": { entity: unnamed },
  "speaker-not-mentioned": { place: aboutSpeaker },
  "continues-speaker-mismatch": { place: ["speaker-not-mentioned", ...aboutSpeaker] },
  "speaker-cannot-speak": { place: ["speaker-cue-conflict", "speaker-pronoun-conflict"] },
  "speaker-cue-conflict": { place: ["speaker-pronoun-conflict"], claim: ["link-speaker"] },
  "narrator-mode": { claim: [...aboutMarks, "claim-missing-cue", "cue-not-near-quote", ...aboutSpeaker] },
  "quote-not-verbatim": {
    claim: [
      ...aboutMarks,
      ...["cue-not-near-quote", "stance-polarity", "duplicate-claim", "summary-duplicate", "target-not-near"],
      ...["quote-coded-differently", "modality-hedged"],
    ],
    words: ["quote-unannotated"],
  },
  "target-type": { place: ["target-not-mentioned", "target-not-near"] },
  "attribute-conflict": { place: aboutStance },
  "stance-polarity": { claim: aboutStance },
  "stance-conflict-undeclared": { claim: ["stance-conflict-spoken-for", "quote-coded-differently"] },
  "code-unknown": { claim: ["link-topic"] },
  "code-deprecated": { claim: ["link-topic"] },
  "link-unresolved": { claim: aboutLinks },
  "duplicate-claim": { claim: ["summary-duplicate"] },
}

/** The reports that only follow from another one: when that is mended, they are gone. */
export function consequencesAmong(reports: readonly CodedReport[], file: CodedFile | undefined): ReadonlySet<Report> {
  const found = new Set<Report>()
  if (file === undefined) return found
  const all = reports.filter(({ code }) => following.has(code))
  const causes = reports.filter(({ code }) => explained[code] !== undefined)
  if (all.length === 0 || causes.length === 0) return found
  const followers = new Followers(all, file)
  for (const { code, report: cause } of causes) {
    for (const tie of ties) {
      const codes = explained[code]?.[tie] ?? []
      for (const other of codes.length === 0 ? [] : followers[tie](cause)) {
        if (codes.includes(other.code) && other.report !== cause) found.add(other.report)
      }
    }
  }
  return found
}

const following = new Set(Object.values(explained).flatMap(one => Object.values(one).flat()))

const ties = ["place", "claim", "words", "entity"] as const

/** Reports that may follow from others, found by what they share with a cause: of both there may be thousands. */
class Followers implements Readonly<Record<keyof Consequences, (cause: Report) => readonly CodedReport[]>> {
  readonly #byPlace: SpanIndex<CodedReport>
  readonly #byWords: SpanIndex<CodedReport & { readonly inArticle: Span }>
  readonly #byEntity = new Map<string, CodedReport[]>()
  readonly #claims: SpanIndex<Claim>
  readonly #surfaces: SpanIndex<Surface>

  constructor(all: readonly CodedReport[], { sidecar }: CodedFile) {
    this.#byPlace = ascending(all, ({ report }) => report.at)
    const inArticle = all.flatMap(one => (one.report.inArticle ? [{ ...one, inArticle: one.report.inArticle }] : []))
    this.#byWords = ascending(inArticle, one => one.inArticle)
    for (const one of all) {
      for (const id of one.report.entities ?? []) {
        const known = this.#byEntity.get(id)
        if (known === undefined) this.#byEntity.set(id, [one])
        else known.push(one)
      }
    }
    this.#claims = ascending(sidecar.claims, ({ span }) => span)
    this.#surfaces = ascending(sidecar.surfaces, ({ span }) => span)
  }

  place({ at }: Report): readonly CodedReport[] {
    return this.#byPlace.overlapping(at)
  }

  claim({ at }: Report): readonly CodedReport[] {
    const claims = this.#claims.around(at).filter(({ span }) => contains(span, at))
    return claims.flatMap(({ span }) => this.#byPlace.around(span).filter(({ report }) => contains(span, report.at)))
  }

  words({ inArticle: words }: Report): readonly CodedReport[] {
    return words === undefined ? [] : this.#byWords.overlapping(words)
  }

  entity(cause: Report): readonly CodedReport[] {
    return this.#meantBy(cause).flatMap(id => this.#byEntity.get(id) ?? [])
  }

  /** Whom a surface with a mistake names, or would name without it. */
  #meantBy({ at, entities = [] }: Report): readonly string[] {
    const surface = this.#surfaces.around(at).find(({ span }) => contains(span, at))
    if (surface === undefined) return []
    return [...entities, ...surface.readings.flatMap(({ target }) => target.entities.map(({ value }) => value))]
  }
}

function ascending<T>(things: readonly T[], spanOf: (thing: T) => Span): SpanIndex<T> {
  return new SpanIndex(
    [...things].sort((a, b) => spanOf(a).start - spanOf(b).start),
    spanOf,
  )
}
