import { CompletionItemKind } from "vscode-languageserver"
import { nameIn, stemOf } from "../../core/corpus/file-layout.ts"
import { codeKinds } from "../../core/model/codebook.ts"
import { toId } from "../../core/yaml/id.ts"
import type { Refers, Shape, TextShape } from "../../core/yaml/schema.ts"
import { recordsIn, shapeAt } from "../../core/yaml/schema.ts"
import { sidecarSchema } from "../../core/yaml/schema-sidecar.ts"
import { plain } from "../cards/markdown.ts"
import type { Candidate, Typing } from "./candidate.ts"
import { linkableClaims, ownClaims } from "./claim-candidates.ts"
import { codeCandidates } from "./code-candidates.ts"
import { entityCandidates } from "./entity-candidates.ts"
import { ofChoice, ruleCandidates } from "./key-candidates.ts"
import { wordCandidates } from "./word-candidates.ts"

/** What can be written as a word. */
export function* valueCandidates(shape: Shape, typing: Typing): Generator<Candidate> {
  if (shape.kind === "boolean") yield* booleans
  if (shape.kind === "choice") for (const choice of shape.choices) yield ofChoice(choice)
  if (shape.kind !== "text") return
  if (shape.refers !== undefined) yield* referred(shape.refers, typing)
  for (const choice of shape.also ?? []) yield ofChoice(choice)
  yield* byKey(shape, typing)
}

const booleans: readonly Candidate[] = ["true", "false"].map(text => ({
  text,
  bare: true,
  kind: CompletionItemKind.Keyword,
}))

function referred(refers: Refers, typing: Typing): Iterable<Candidate> {
  if (typeof refers === "object") return codeCandidates(refers.code, typing)
  switch (refers) {
    case "entity":
      return entityCandidates(typing)
    case "claim":
      return linkableClaims(typing)
    case "own-claim":
      return ownClaims(typing)
    case "words":
      return wordCandidates(typing)
    case "rule":
      return ruleCandidates()
    case "coder":
      return coders(typing)
    case "claim-field":
      return claimFields()
    default:
      return []
  }
}

function* coders({ corpus }: Typing): Generator<Candidate> {
  for (const { id, name } of corpus.config.value.annotators.values()) {
    yield {
      text: id.value,
      kind: CompletionItemKind.Constant,
      ...(name && { search: [name.value], detail: name.value }),
    }
  }
}

/** The keys of a claim that not every claim has. */
function* claimFields(): Generator<Candidate> {
  const claim = shapeAt(sidecarSchema, ["claims", ""])
  for (const { key, doc, required } of claim === undefined ? [] : recordsIn(claim).flatMap(({ fields }) => fields)) {
    if (required !== true) yield { text: key, kind: CompletionItemKind.Property, documentation: plain(doc) }
  }
}

/** Words whose meaning lies in their key. */
function* byKey({ defines }: TextShape, typing: Typing): Generator<Candidate> {
  const { path } = typing.place
  const kind = codeKinds.find(each => each === path[0])
  if (defines === "article") yield* articleId(typing)
  if (path.length === 1 && path[0] === "format") yield { text: "1", bare: true, kind: CompletionItemKind.Constant }
  if (kind !== undefined && path.at(-1) === "use") yield* codeCandidates(kind, typing)
}

/** The article's file name, made an id. */
function* articleId({ corpus, uri }: Typing): Generator<Candidate> {
  const [article] = corpus.pairs.articlesOf(uri)
  const text = toId(nameIn(stemOf(corpus.pathOf(article ?? uri))))
  yield { text, kind: CompletionItemKind.File, detail: "from the name of the file" }
}
