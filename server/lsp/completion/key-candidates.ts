import { CompletionItemKind } from "vscode-languageserver"
import { allRules } from "../../core/rules/all-rules.ts"
import { lineEndOf, stepOf } from "../../core/yaml/layout.ts"
import type { Choice, MapShape, RecordShape, Shape } from "../../core/yaml/schema.ts"
import { plain } from "../cards/markdown.ts"
import type { Candidate, Typing } from "./candidate.ts"
import { codeCandidates } from "./code-candidates.ts"
import { tailOf } from "./slots.ts"
import { surfaceCandidates } from "./surface-candidates.ts"

/** The keys that a map may still get. `column` is where they stand. */
export function* keyCandidates(
  shape: RecordShape | MapShape,
  typing: Typing,
  text: string,
  column: number,
): Generator<Candidate> {
  const indent = " ".repeat(column + stepOf(text))
  const tail = (of: Shape) => tailOf(of, typing.place, indent, lineEndOf(text))
  const keys = shape.kind === "record" ? fields(shape, tail) : mapKeys(shape, typing, tail(shape.of))
  for (const key of keys) if (!typing.place.siblings.has(key.text)) yield key
}

/** What must be there comes first. */
function* fields({ fields }: RecordShape, tail: (of: Shape) => string): Generator<Candidate> {
  for (const required of [true, false]) {
    for (const field of fields.filter(each => (each.required ?? false) === required)) {
      yield {
        text: field.key,
        tail: tail(field.shape),
        kind: CompletionItemKind.Property,
        detail: required ? "required" : "",
        documentation: plain(field.doc),
      }
    }
  }
}

function* mapKeys({ key }: MapShape, typing: Typing, tail: string): Generator<Candidate> {
  for (const choice of key.choices ?? []) yield { ...ofChoice(choice), tail }
  if (key.defines === "surface") yield* surfaceCandidates(typing)
  if (key.refers === "rule") for (const rule of ruleCandidates()) yield { ...rule, tail: ": " }
  if (typeof key.refers === "object") {
    for (const code of codeCandidates(key.refers.code, typing)) yield { ...code, tail }
  }
}

export function ofChoice({ value, doc }: Choice): Candidate {
  return { text: value, kind: CompletionItemKind.EnumMember, documentation: plain(doc) }
}

export function* ruleCandidates(): Generator<Candidate> {
  for (const { meta } of allRules) {
    yield {
      text: meta.code,
      kind: CompletionItemKind.EnumMember,
      detail: meta.severity,
      documentation: meta.summary,
    }
  }
}
