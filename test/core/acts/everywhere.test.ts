import assert from "node:assert/strict"
import { test } from "node:test"
import { isRefusal } from "../../../server/core/acts/act.ts"
import { runAct } from "../../../server/core/acts/all-acts.ts"
import type { Corpus } from "../../../server/core/corpus/corpus.ts"
import type { YamlNode } from "../../../server/core/model/yaml-node.ts"
import { readYaml } from "../../../server/core/yaml/read.ts"
import { applyChange, testDay } from "../../support/check-acts.ts"
import { findingsOf } from "../../support/check-rules.ts"
import { loadCorpus, MemoryFiles, fixtureRoot as root } from "../../support/fixture.ts"
import { pick, random } from "../../support/random.ts"

type Next = (limit: number) => number

/** The ids of a kind, so named that none is a word of the fixture. */
const ids = {
  entities: ["ent-a", "ent-b", "ent-c", "ent-d"],
  topics: ["top-a", "top-b", "top-c"],
  stances: ["sta-a", "sta-b", "sta-c"],
  tags: ["tag-a", "tag-b", "tag-c"],
  "entity-types": ["typ-a", "typ-b"],
  roles: ["rol-a", "rol-b"],
  relations: ["rel-a", "rel-b"],
}
type Kind = keyof typeof ids
const kinds = Object.keys(ids) as Kind[]
const articles = ["a", "b", "c"]
const slugs = ["cla-a", "cla-b", "cla-c"]

test("after any renames, merges and replacements no file names what is gone, and the corpus equals one read anew", () => {
  const next = random("everywhere")
  for (let round = 0; round < 3; round++) {
    const files = newFiles(next)
    const corpus = loadCorpus(files)
    const left = new Map(kinds.map(kind => [kind, [...ids[kind]]]))
    for (let step = 0; step < 8; step++) {
      const label = act(left, `${round}-${step}`, files, corpus, next)
      const rebuilt = loadCorpus(files)
      assert.deepEqual(facts(corpus), facts(rebuilt), label)
      assert.deepEqual(verdicts(corpus), verdicts(rebuilt), label)
      assert.deepEqual(
        verdicts(rebuilt).filter(each => /duplicate-key|yaml-|value-kind|part-of-cycle|id-invalid/.test(each)),
        [],
        label,
      )
    }
  }
})

/** Does one act, checks what is left of the id, and answers what was done. */
function act(left: Map<Kind, string[]>, mark: string, files: MemoryFiles, corpus: Corpus, next: Next): string {
  const kind = pick(kinds, next)
  const known = left.get(kind) ?? []
  const id = pick(known, next)
  const others = known.filter(other => other !== id)
  const isLast = others.length < 2
  const how = isLast ? "rename" : pick(["rename", "merge", "replace"] as const, next)
  const to = how === "rename" ? `new-${mark}` : pick(others, next)
  const uri = `${root}a.txt`
  const context = { corpus, today: testDay }
  const outcome =
    how === "rename"
      ? runAct("rename", { uri, kind, id, to }, context)
      : how === "merge"
        ? runAct("merge", { uri, kind, ids: [id], into: to }, context)
        : runAct("replace", { uri, kind, id, by: to }, context)
  const label = `${how} ${kind} ${id} ${to} in round ${mark}`
  if (isRefusal(outcome)) {
    assert.match(outcome.refused, /used nowhere|is deprecated itself/, label)
    return label
  }
  applyChange(outcome, files)
  corpus.update(outcome.changes.map(change => change.uri))
  for (const _ of corpus.settle());
  const stays = how === "rename" ? [] : how === "merge" ? ["key"] : ["key", "own"]
  assert.deepEqual(places(id, to, files, stays), [], label)
  if (how === "rename") left.set(kind, [...others, to])
  if (how === "merge") left.set(kind, others)
  return label
}

/** Where an id is a whole scalar, or a member of one; `stays` are places that may go on naming it. */
function places(id: string, to: string, files: MemoryFiles, stays: readonly string[]): readonly string[] {
  return [...files].flatMap(([uri, text]) =>
    uri.endsWith(".yaml")
      ? [...scalars(readYaml(text).value, [])]
          .filter(({ value, path, isKey }) => {
            if (!value.split("+").some(part => part.trim() === id)) return false
            // In a codebook a bare item of a list is a definition, as a key is.
            const isDefinition = isKey || (uri.endsWith("codebook.yaml") && path.length === 1)
            if (isDefinition && stays.includes("key")) return false
            return !(stays.includes("own") && path.includes(to))
          })
          .map(({ value, path }) => `${uri} ${path.join(".")} ${value}`)
      : [],
  )
}

function* scalars(
  node: YamlNode | undefined,
  path: readonly string[],
): Generator<{ value: string; path: readonly string[]; isKey: boolean }> {
  if (node?.kind === "scalar") yield { value: node.value, path, isKey: false }
  if (node?.kind === "list") for (const item of node.items) yield* scalars(item, path)
  if (node?.kind !== "map") return
  for (const { key, value } of node.entries) {
    yield { value: key.value, path, isKey: true }
    yield* scalars(value, [...path, key.value])
  }
}

function facts(corpus: Corpus): unknown {
  const all = [...corpus.index.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  return JSON.parse(JSON.stringify(all))
}

function verdicts(corpus: Corpus): readonly string[] {
  return findingsOf(corpus)
    .map(({ uri, code, message }) => `${uri} ${code} ${message}`)
    .sort()
}

function newFiles(next: Next): MemoryFiles {
  const files = new MemoryFiles([[`${root}postil.yaml`, "format: 1\n"]])
  files.set(`${root}registry.yaml`, registry(next))
  files.set(`${root}codebook.yaml`, codebook(next))
  for (const name of articles) {
    files.set(`${root}${name}.txt`, "Ann met Bo. Both came. Cy saw Bo. It came, Dee said.\n")
    files.set(`${root}${name}.ann.yaml`, sidecar(next))
    if (next(2) === 0) files.set(`${root}${name}.ann.ed.yaml`, sidecar(next))
  }
  return files
}

function registry(next: Next): string {
  const one = (kind: Kind) => quoted(pick(ids[kind], next), next)
  const some = (text: string) => (next(2) === 0 ? text : "")
  const entries = ids.entities.map((id, index) => {
    const fields = [
      `type: ${one("entity-types")}`,
      `name: ${["Ann", "Bo", "Cy", "Dee"][index]}`,
      ...[some(`aliases: [Al${index}]`), some(`location: ${one("entities")}`)],
      some(`participants: [${one("entities")}, ${one("entities")}]`),
      some(`roles: [{role: ${one("roles")}, of: ${one("entities")}}]`),
      some(`members: [{of: ${one("entities")}}, {of: ${one("entities")}}]`),
      some(`ids: {wikidata: Q${index}}`),
    ].filter(field => field !== "")
    return next(2) === 0
      ? `  ${id}: {${fields.join(", ")}}\n`
      : `  ${id}: # ${index}\n${fields.map(line => `    ${line}\n`).join("")}`
  })
  return `entities:\n${entries.join("")}${some(`merged: {gone: ${one("entities")}}\n`)}`
}

function codebook(next: Next): string {
  const some = (text: string) => (next(2) === 0 ? text : "")
  const [top, , last] = ids.topics
  const map = (kind: Kind) => `${kind}:\n${ids[kind].map(id => `  ${id}:${some(" {about: it}")}\n`).join("")}`
  const list = (kind: Kind) =>
    next(2) === 0
      ? `${kind}: [${ids[kind].join(", ")}]\n`
      : `${kind}:\n${ids[kind].map(id => `- ${id} # x\n`).join("")}`
  const topics = ids.topics.map(
    id =>
      `  ${id}: {proposition: P${some(`, target-types: [${ids["entity-types"].join(", ")}]`)}${id === last ? some(`, parent: ${top}`) : ""}}\n`,
  )
  return [
    `topics:\n${topics.join("")}`,
    ...(["tags", "entity-types", "roles", "relations"] as const).map(kind => (next(2) === 0 ? map(kind) : list(kind))),
    map("stances"),
    `contradictory-stances: [[${ids.stances[0]}, ${ids.stances[1]}], [${ids.stances[1]}, ${ids.stances[2]}]]\n`,
    `claim-kinds: {kind: {stance: [${ids.stances.join(", ")}]}}\n`,
  ].join("")
}

function sidecar(next: Next): string {
  const one = (kind: Kind) => quoted(pick(ids[kind], next), next)
  const entity = () => pick(ids.entities, next)
  const joint = () => quoted(next(2) === 0 ? entity() : `${entity()} + ${entity()}`, next)
  const mentions = ["Ann", "Bo", "Both", "Cy", "Dee"].map(surface => {
    const contexts = [`{entity: ${joint()}, prefix: met}`, `{entity: ${joint()}, suffix: said}`]
    return `  ${surface}: ${pick([joint(), `[${contexts.join(", ")}]`, `\n    - ${joint()}\n    - ${contexts[0]}`], next)}\n`
  })
  const claims = slugs.map(
    slug =>
      `  ${slug}: {speaker: ${joint()}, topic: ${one("topics")}, stance: ${one("stances")}, mode: narrated, quote: It came,\n` +
      `    kind: kind, target: [${one("entities")}, ${one("entities")}], links: {${pick(ids.relations, next)}: ${pick(articles, next)}/${pick(slugs, next)}}}\n`,
  )
  return `tags: [${ids.tags.slice(next(3)).join(", ")}]\nlocal: {_x: {type: ${one("entity-types")}, of: ${one("entities")}}}\nmentions:\n${mentions.join("")}claims:\n${claims.join("")}`
}

function quoted(id: string, next: Next): string {
  return pick([id, id, `"${id}"`, `'${id}'`], next)
}
