import type { Corpus } from "../corpus/corpus.ts"
import { codeKey } from "../corpus/keys.ts"
import type { Use } from "../corpus/uses.ts"
import type { CodeKind } from "../model/codebook.ts"
import type { FileChange, TextEdit } from "../text/edit.ts"
import { count } from "../text/wording.ts"
import { removeEntry } from "../yaml/edit-entry.ts"
import { entriesOf, field } from "../yaml/nodes.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
import type { ActContext, Change } from "./act.ts"
import { deprecate } from "./deprecate.ts"
import { extentOf } from "./extent.ts"
import { editNaming } from "./files-naming.ts"
import { joinedInBits } from "./joined.ts"
import { mergeTitles } from "./merge-entities.ts"
import { respell } from "./respell.ts"
import { useInstead } from "./use-instead.ts"

/**
 * The others stay in the codebook as deprecated, so that whoever still uses them is told what to use instead. Yields after
 * each file.
 */
export function* mergeCodes(
  kind: CodeKind,
  ids: ReadonlySet<string>,
  into: string,
  context: ActContext,
): Generator<void, Change> {
  const { corpus, today } = context
  const keys = new Set([...ids].map(id => codeKey(kind, id)))
  const changes = yield* joinedInBits([
    ...(yield* usedInstead(kind, ids, keys, into, corpus)),
    ...givenUp(kind, ids, into, today, corpus),
  ])
  return {
    ...mergeTitles(ids, into),
    changes,
    summary: [...(yield* extentOf(kind, keys, corpus)), ...conflicts(kind, ids, into, corpus)],
  }
}

function usedInstead(
  kind: CodeKind,
  ids: ReadonlySet<string>,
  keys: ReadonlySet<string>,
  into: string,
  corpus: Corpus,
): Generator<void, readonly FileChange[]> {
  const lineage = corpus.codes.lineage(kind, into)
  return editNaming(keys, corpus, ({ uri, text, uses }) => {
    const isParent = ({ span }: Use) => lineage.some(code => code.uri === uri && code.parent?.span.start === span.start)
    const placed = uses.filter(use => !use.declares && !isParent(use))
    const lifted = uses.filter(isParent).flatMap(use => lift(text, kind, use, ids, corpus))
    return [...useInstead({ text, uses: placed }, into), ...lifted]
  })
}

/** What the survivor stood under goes, so it comes to stand under what that one stood under. */
function lift(text: string, kind: CodeKind, use: Use, ids: ReadonlySet<string>, corpus: Corpus): readonly TextEdit[] {
  const above = corpus.codes.lineage(kind, use.id).find(({ id }) => !ids.has(id.value))
  if (above !== undefined) return respell(text, [use], () => above.id.value)
  const codes = entriesOf(field(readYaml(text, otherLimits).value, kind))
  const fields = codes.flatMap(({ value }) => entriesOf(value))
  const parent = fields.find(({ value: { span } }) => span.start <= use.span.start && use.span.end <= span.end)
  return parent === undefined ? [] : removeEntry(text, parent.span)
}

function givenUp(
  kind: CodeKind,
  ids: ReadonlySet<string>,
  into: string,
  today: string,
  corpus: Corpus,
): readonly FileChange[] {
  const { codebook } = corpus
  if (codebook === undefined) return []
  return [{ uri: codebook.uri, edits: deprecate(corpus.textOf(codebook.uri) ?? "", kind, ids, today, into) }]
}

/** What a claim supports under one topic it may not support under another. */
function conflicts(kind: CodeKind, ids: ReadonlySet<string>, into: string, corpus: Corpus): readonly string[] {
  const proposition = (id: string) => corpus.codes.get(kind, id)?.proposition?.value
  const kept = proposition(into)
  const others = [...ids].flatMap(id => {
    const other = proposition(id)
    return other === undefined || other === kept ? [] : [`"${id}" had the proposition "${other}"`]
  })
  if (others.length === 0) return []
  return [`${count(others.length, "conflict")}: ${others.join("; ")}; it is now "${kept ?? ""}"`]
}
