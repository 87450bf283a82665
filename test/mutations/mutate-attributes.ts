import type { CodedFile } from "../../server/core/corpus/coded-file.ts"
import type { Corpus } from "../../server/core/corpus/corpus.ts"
import type { Claim } from "../../server/core/model/claim.ts"
import type { CodeKind } from "../../server/core/model/codebook.ts"
import type { LocatedText } from "../../server/core/text/span.ts"
import type { Next } from "../support/random.ts"
import { actorsIn } from "./mutate-speakers.ts"
import { change, type Mistake, type Mutation, some } from "./mutation.ts"

/** Other values of a claim's mode, stance, topic, targets and links that the codebook allows. */
export function* mutateAttributes(file: CodedFile, corpus: Corpus, next: Next): Generator<Mutation> {
  for (const claim of file.sidecar.claims) {
    yield* mutateModes(claim, file, corpus)
    yield* mutateStances(claim, file, corpus, next)
    yield* mutateTopics(claim, file, corpus, next)
    yield* mutateTargets(claim, file, next)
    yield* mutateLinks(claim, file, corpus, next)
  }
}

/** What the article itself says has another speaker, too. */
function* mutateModes({ mode }: Claim, file: CodedFile, corpus: Corpus): Generator<Mutation> {
  if (mode === undefined || mode.value === "narrator") return
  for (const other of others("modes", mode, corpus)) {
    if (other !== "narrator") yield change(modeMistake(mode.value, other), file, mode, other)
  }
}

function modeMistake(from: string, to: string): Mistake {
  if (from === "narrated") return to === "indirect" ? "mode indirect ↔ narrated" : "mode narrated → direct, mixed"
  if (to !== "narrated") return "mode direct, indirect, mixed: another of them"
  return from === "indirect" ? "mode indirect ↔ narrated" : "mode direct, mixed → narrated"
}

function* mutateStances({ stance }: Claim, file: CodedFile, corpus: Corpus, next: Next): Generator<Mutation> {
  if (stance === undefined) return
  for (const other of some(others("stances", stance, corpus), 2, next)) {
    yield change(stanceMistake(stance.value, other), file, stance, other)
  }
}

function stanceMistake(from: string, to: string): Mistake {
  if (from === "supports" && taking.has(to)) return "stance supports → opposes, withholds, mixed"
  if (to === "supports" && taking.has(from)) return "stance opposes, withholds, mixed → supports"
  return "stance, any other change"
}

const taking: ReadonlySet<string> = new Set(["opposes", "withholds", "mixed"])

function* mutateTopics({ topic }: Claim, file: CodedFile, corpus: Corpus, next: Next): Generator<Mutation> {
  if (topic === undefined) return
  for (const other of some(others("topics", topic, corpus), 1, next)) yield change("topic", file, topic, other)
}

function* mutateTargets({ target }: Claim, file: CodedFile, next: Next): Generator<Mutation> {
  const aimedAt = target.map(({ value }) => value)
  for (const entity of target) {
    const choice = actorsIn(file).filter(id => !aimedAt.includes(id))
    for (const other of some(choice, 1, next)) yield change("target", file, entity, other)
  }
}

function* mutateLinks({ links }: Claim, file: CodedFile, corpus: Corpus, next: Next): Generator<Mutation> {
  const used = links.map(({ relation }) => relation.value)
  for (const { relation } of links) {
    const choice = others("relations", relation, corpus).filter(id => !used.includes(id))
    for (const other of some(choice, 2, next)) yield change("relation of a link", file, relation, other)
  }
}

/** The codes of a kind that may be written in place of this one. */
function others(kind: CodeKind, { value }: LocatedText, corpus: Corpus): readonly string[] {
  const codes = [...corpus.codes.all(kind)].filter(({ abstract, deprecated }) => !abstract && deprecated === undefined)
  return codes.map(({ id }) => id.value).filter(id => id !== value)
}
