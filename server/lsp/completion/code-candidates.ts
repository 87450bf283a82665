import { CompletionItemKind } from "vscode-languageserver"
import type { KnownCode } from "../../core/corpus/codes.ts"
import type { Claim } from "../../core/model/claim.ts"
import type { CodeKind } from "../../core/model/codebook.ts"
import { italic, paragraphs, plain } from "../cards/markdown.ts"
import type { Candidate, Typing } from "./candidate.ts"

/** The codes of a kind in the order of the codebook; first those that the claim's kind allows, last those given up. */
export function* codeCandidates(kind: CodeKind, typing: Typing): Generator<Candidate> {
  const { corpus, place } = typing
  const isHeading = place.path.at(-1) === "parent"
  const all = [...corpus.codes.all(kind)].filter(code => isHeading || !code.abstract)
  const self = isHeading ? place.path[1] : undefined
  const allowed = allowedBy(kind, typing)
  const rank = ({ id, deprecated }: KnownCode) =>
    deprecated !== undefined ? 2 : allowed.length === 0 || allowed.includes(id.value) ? 0 : 1
  for (const code of all.sort((a, b) => rank(a) - rank(b))) if (code.id.value !== self) yield ofCode(code)
}

/** Stances and modalities that the kind of the claim names; none where anything goes. */
function allowedBy(kind: CodeKind, typing: Typing): readonly string[] {
  const field = kind === "stances" ? "stance" : kind === "modalities" ? "modality" : undefined
  const claim = claimAt(typing)
  if (field === undefined || claim?.kind === undefined) return []
  return typing.corpus.codes.get("claim-kinds", claim.kind.value)?.[field].map(({ value }) => value) ?? []
}

/** The claim that is being typed, as far as it can be read. */
export function claimAt({ place: { path }, file }: Typing): Claim | undefined {
  return path[0] === "claims" ? file?.sidecar.claims.find(({ slug }) => slug.value === path[1]) : undefined
}

function ofCode({ id, label, about, when, notWhen, proposition, parent, deprecated }: KnownCode): Candidate {
  const use = deprecated?.use
  const instead = deprecated && (use ? `no longer used; use ${use.value}` : "no longer used")
  const under = parent && `under ${parent.value}`
  return {
    text: id.value,
    search: label === undefined ? [] : [label.value],
    kind: CompletionItemKind.EnumMember,
    detail: [label?.value, instead ?? under].filter(part => part !== undefined).join(" · "),
    documentation: paragraphs(
      proposition && italic(proposition.value),
      about && plain(about.value),
      when && `When: ${plain(when.value)}`,
      notWhen && `Not when: ${plain(notWhen.value)}`,
    ),
    deprecated: deprecated !== undefined,
  }
}
