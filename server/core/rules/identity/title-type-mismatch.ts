import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { between, intersects } from "../../dates/day-interval.ts"
import { normalize } from "../../text/normal-form.ts"
import { slice } from "../../text/span.ts"
import { changeTo } from "../change-to.ts"
import { typeOf } from "../entity-facts.ts"
import { findModifiers } from "../find-modifiers.ts"
import type { Fix, Rule } from "../rule.ts"
import { type TitledMention, titledMentions } from "../titled-mentions.ts"
import { withMistake } from "../with-mistake.ts"

export const titleTypeMismatch: Rule = {
  meta: {
    code: "title-type-mismatch",
    family: "identity",
    severity: "warning",
    scope: "annotation",
    summary: "A title of a person stands for something that is no person.",
    details:
      "`President Georgia` cannot be the country: somebody of that name is meant, or another entity. Titles come from the codebook. A title with an article before a name (`told the president Georgia would …`) is left alone, and so is what holds the role in the registry or is of the type of somebody who does: a state may be chairman of a union of states.",
    tags: ["names"],
    since: "0.1",
    examples: withMistake(
      `//- registry.yaml
format: 1
entities:
  lund: {type: place, name: Lund}
  tom-lund: {type: person, name: Tom Lund, aliases: [Lund], roles: [{role: mayor}]}
//- codebook.yaml
format: 1
roles:
  mayor: {titles: [mayor]}
//- a.txt
Mayor Lund spoke.
//- a.ann.yaml
mentions:
  Lund: tom-lund
`,
      "Lund: tom-lund",
      "Lund: lund",
    ),
  },
  *checkSidecar(file, corpus) {
    for (const titled of titledMentions(file, corpus)) {
      const type = wrongType(titled, file, corpus)
      if (type === undefined) continue
      yield {
        at: titled.entity.span,
        message: `"${normalize(slice(file.article.text, titled.span))}": ${titled.entity.value} is ${withArticle(type)}`,
        inArticle: titled.span,
        fix: () => holders(titled, file, corpus),
      }
    }
  },
}

/** The type of what bears a title and cannot. */
export function wrongType(titled: TitledMention, file: CodedFile, corpus: Corpus): string | undefined {
  const { entity, roles } = titled
  const type = typeOf(entity.value, file, corpus)
  if (type === undefined || isAnybody(type, corpus) || isApart(titled, file)) return undefined
  const fits = (role: string) =>
    corpus.registry.holders(role).some(({ entity: holder }) => holder.type?.value === type) || isForStates(role, corpus)
  return roles.some(fits) ? undefined : type
}

function isAnybody(type: string, { codes }: Corpus): boolean {
  const isKnown = codes.get("entity-types", "person") !== undefined && codes.get("entity-types", type) !== undefined
  return !isKnown || ["person", "group"].some(human => codes.isUnder("entity-types", type, human))
}

/** The chair of a body may be a state. */
function isForStates(role: string, { codes }: Corpus): boolean {
  const of = codes.get("roles", role)?.of ?? []
  return of.some(({ value }) => codes.isUnder("entity-types", value, "organization"))
}

/** "told the president Georgia would": the title and the name are two things. */
function isApart({ mention, span }: TitledMention, { article }: CodedFile): boolean {
  if (mention.kind !== "name") return false
  const isProper = /^\p{Lu}/u.test(article.text.slice(span.start))
  const before = /(\p{L}+)['’]?\s+$/u.exec(article.text.slice(Math.max(0, span.start - 30), span.start))?.[1]
  return !isProper || (before !== undefined && /^\p{Ll}{1,5}$/u.test(before))
}

/** Those who bore the title then, for a description. */
function holders({ mention, roles, entity }: TitledMention, file: CodedFile, corpus: Corpus): readonly Fix[] {
  const { published } = file
  if (mention.kind !== "description" || published === undefined) return []
  const then = roles
    .flatMap(role => corpus.registry.holders(role))
    .filter(({ held }) => intersects(between(held.from?.value, held.to?.value), published))
  const modifiers = findModifiers(mention.surface.text.value, file.language, corpus)
  const named = new Set(modifiers.flatMap(({ known }) => known.map(one => one.entity.id.value)))
  const own = then.filter(({ held: { of } }) => of !== undefined && (named.has(of.value) || of.value === entity.value))
  const ids = new Set((own.length > 0 || named.size > 0 ? own : then).map(holder => holder.entity.id.value))
  return [...ids].slice(0, 3).map(id => changeTo(file.uri, entity.span, id))
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`
}
