import type { KnownCode } from "../../core/corpus/codes.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { codeLabel } from "../../core/corpus/names.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import type { Choice } from "../acts-protocol.ts"
import type { FormContext } from "./choices.ts"

/**
 * The codes that can be used, in the order of the codebook; topics that the article or the speaker has before the others.
 * Headings can only be parents.
 */
export function codeChoices(kind: CodeKind, key: string, context: FormContext): readonly Choice[] {
  const { corpus, self } = context
  const isOpen = ({ id, abstract, deprecated }: KnownCode) =>
    deprecated === undefined &&
    (key === "parent" ? !(self?.kind === kind && corpus.codes.isUnder(kind, id.value, self.id)) : !abstract)
  const codes = [...corpus.codes.all(kind)].filter(isOpen)
  const choices = codes.map(code => ({ ...codeChoice(code, corpus), ...excluded(code, codes, corpus) }))
  const recent = kind === "topics" && key !== "parent" ? recentTopics(context) : new Set<string>()
  if (recent.size === 0) return choices
  const inGroup = (group: string) => (choice: Choice) => ({ ...choice, group })
  const first = choices.filter(({ value }) => recent.has(value)).map(inGroup("Recent"))
  return [...first, ...choices.filter(({ value }) => !recent.has(value)).map(inGroup("All"))]
}

/** A code as a row: its label, what it stands under, and what the codebook says of it. */
export function codeChoice(code: KnownCode, corpus: Corpus): Choice {
  const { kind, id, about, when, proposition } = code
  const above = corpus.codes.lineage(kind, id.value).slice(1).reverse()
  const path = above.map(one => codeLabel(kind, one.id.value, corpus))
  const says = [proposition?.value, about?.value, when && `When: ${when.value}`].filter(part => part !== undefined)
  return {
    value: id.value,
    label: codeLabel(kind, id.value, corpus),
    ...(path.length > 0 && { description: [...path, codeLabel(kind, id.value, corpus)].join(" › ") }),
    ...(says.length > 0 && { detail: says.join(" · ") }),
  }
}

/** The other tags below the same exclusive heading; a tag and one below it are one choice. */
function excluded({ kind, id }: KnownCode, open: readonly KnownCode[], { codes }: Corpus): Pick<Choice, "excludes"> {
  if (kind !== "tags") return {}
  const heading = codes.lineage(kind, id.value).find(code => code.exclusive && code.id.value !== id.value)
  if (heading === undefined) return {}
  const isUnder = (a: string, b: string) => codes.isUnder(kind, a, b)
  const excludes = open
    .map(other => other.id.value)
    .filter(other => other !== heading.id.value && isUnder(other, heading.id.value))
    .filter(other => !isUnder(other, id.value) && !isUnder(id.value, other))
  return excludes.length === 0 ? {} : { excludes }
}

/** What a speaker has said lately. */
const mostSpoken = 100

/** Those of this article, then those of the speaker's last claims elsewhere. */
function recentTopics({ corpus, file, values }: FormContext): ReadonlySet<string> {
  const here = file?.sidecar.claims.flatMap(({ topic }) => topic?.value ?? []) ?? []
  const speaker = values.get("speaker")
  const isKnown = typeof speaker === "string" && file !== undefined && speaker !== "narrator"
  const spoken = isKnown ? corpus.index.claims.lastBy(entityKey(speaker, file.uri), file.coder) : []
  const topics = new Set(here)
  let left = mostSpoken
  for (const { claim } of spoken) {
    if (left-- === 0) break
    if (claim.topic !== undefined) topics.add(claim.topic)
  }
  return topics
}
