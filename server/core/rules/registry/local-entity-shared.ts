import { isRefusal } from "../../acts/act.ts"
import { createEntity } from "../../acts/create-entity.ts"
import { joined } from "../../acts/joined.ts"
import { mergeEntities } from "../../acts/merge-entities.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import type { Indexed } from "../../corpus/corpus-index.ts"
import type { LocalFact } from "../../corpus/facts.ts"
import type { LocalEntity } from "../../model/sidecar.ts"
import { nameFromId } from "../create-entity.ts"
import { fixInBits } from "../fix-in-bits.ts"
import type { Fix, Report, Rule } from "../rule.ts"

/** An unnamed source of one article may well have a cousin of the same id in another. */
const fewArticles = 3

export const localEntityShared: Rule = {
  meta: {
    code: "local-entity-shared",
    family: "registry",
    severity: "info",
    scope: "corpus",
    summary: "A local entity stands in two articles under one name, or in three under one id.",
    details:
      "A local entity exists in its article only, so what it says in several articles is never put together. Promote it to the registry if it is the same everywhere; it is left alone where it is marked `anonymous: true` or the types differ. Told once, in the first of the files.",
    tags: ["registry"],
    since: "0.1",
    examples: {
      bad: `//- a.txt
The harbour choir sang.
//- a.ann.yaml
local:
  _choir: {type: group, name: harbour choir}
mentions:
  harbour choir: _choir
//- b.txt
The harbour choir left.
//- b.ann.yaml
local:
  _choir: {type: group, name: harbour choir}
mentions:
  harbour choir: _choir
`,
      good: `//- a.txt
The harbour choir sang.
//- a.ann.yaml
local:
  _choir: {type: group, name: harbour choir}
mentions:
  harbour choir: _choir
//- b.txt
The harbour choir left.
//- b.ann.yaml
local:
  _choir: {type: group, name: other choir}
mentions:
  harbour: _choir
`,
    },
  },
  *checkSidecar(file, corpus) {
    for (const local of file.sidecar.local.values()) {
      const group = sharing(local, file, corpus)
      if (group[0]?.facts.uri === file.uri) yield report(local, group, file, corpus)
    }
  },
}

/** The same in all articles, this one included; none where there are too few. */
function sharing(local: LocalEntity, { coder }: CodedFile, corpus: Corpus): readonly Indexed<LocalFact>[] {
  if (local.anonymous) return []
  const { id, name, type } = local
  const named = name === undefined ? [] : corpus.index.localsNamed(name.value, coder)
  const group = named.length > 1 ? named : corpus.index.localsCalled(id.value, coder)
  const alike = group.every(other => !other.part.anonymous && other.part.type === type?.value)
  const isOne = named.length > 1 || group.every(other => (other.part.name ?? name?.value) === name?.value)
  return alike && isOne && group.length >= (named.length > 1 ? 2 : fewArticles) ? group : []
}

function report(
  { id, name }: LocalEntity,
  group: readonly Indexed<LocalFact>[],
  file: CodedFile,
  corpus: Corpus,
): Report {
  return {
    at: id.span,
    message: `"${name?.value ?? id.value}" is declared in ${group.length} articles`,
    related: group
      .filter(({ facts }) => facts.uri !== file.uri)
      .map(({ facts, part: local }) => ({ uri: facts.uri, span: local.span, message: `declared as ${local.id} here` })),
    fix: () => promote(id.value, group, corpus),
  }
}

/** One entity of the registry in place of all of them. */
function promote(local: string, group: readonly Indexed<LocalFact>[], corpus: Corpus): readonly Fix[] {
  const id = local.slice(1)
  const [first] = group
  const type = first?.part.type
  if (type === undefined) return []
  const name = first?.part.name ?? nameFromId(id)
  const created = createEntity.run({ uri: first?.facts.uri ?? "", name, type, id }, { corpus, today: "" })
  if (isRefusal(created)) return []
  const change = function* () {
    const changes = [...created.changes]
    for (const { facts, part: local } of group) {
      changes.push(...(yield* mergeEntities(new Set([local.id]), id, facts.uri, corpus)).changes)
    }
    return joined(changes)
  }
  return [fixInBits(`Promote it to the registry as "${id}"`, change)]
}
