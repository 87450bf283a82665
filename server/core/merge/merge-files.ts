import type { YamlNode } from "../model/yaml-node.ts"
import { lineEndOf } from "../yaml/layout.ts"
import { toPlain } from "../yaml/plain-value.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
import type { RecordShape } from "../yaml/schema.ts"
import { type Block, blockOf } from "./block-parts.ts"
import { schemaFor } from "./file-kind.ts"
import { mergeBlocks } from "./merge-blocks.ts"
import { mergeValues, slotsOf } from "./merge-values.ts"
import { inOrder, type Patch, withMarks, withSide } from "./patch.ts"
import { gist, type Merged, type Versions } from "./versions.ts"

/** Our text with what they changed, and marks around each of the conflicts; or why that cannot be had. */
export type MergedFile =
  | { readonly text: string; readonly conflicts: number }
  | { readonly unreadable: keyof Versions<string> | "merged"; readonly why: string }

/** Merges two versions of a sidecar, registry, codebook or postil.yaml by key. `path` says which of them it is. */
export function mergeFiles(texts: Versions<string>, path: string): MergedFile {
  if (texts.ours === texts.theirs || texts.base === texts.theirs) return { text: texts.ours, conflicts: 0 }
  const files = { base: read(texts.base), ours: read(texts.ours), theirs: read(texts.theirs) }
  for (const side of ["base", "ours", "theirs"] as const) {
    const { fault } = files[side]
    if (fault !== undefined) return { unreadable: side, why: fault }
  }
  const plain = { base: plainOf(files.base), ours: plainOf(files.ours), theirs: plainOf(files.theirs) }
  const schema = schemaFor(path, [plain.ours, plain.theirs, plain.base])
  const patches = patchesFor(files, plain, schema)
  const wanted = mergeValues(plain, schema)
  if (patches === undefined || !says(files.ours.text, patches, wanted)) {
    return { unreadable: "merged", why: "its form is too unusual" }
  }
  const { text, conflicts } = withMarks(files.ours.text, patches)
  return { text: asOurs(text, texts.ours), conflicts }
}

/** A version with line feeds only, at its end as well, and without a byte-order mark. */
interface Version {
  readonly text: string
  readonly root: YamlNode | undefined
  readonly fault: string | undefined
}

function read(source: string): Version {
  const unified = source.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")
  const text = unified === "" || unified.endsWith("\n") ? unified : `${unified}\n`
  const { value, problems } = readYaml(text, otherLimits)
  return { text, root: value, fault: problems[0]?.message }
}

function plainOf({ root }: Version) {
  return root === undefined ? new Map<string, never>() : toPlain(root)
}

function patchesFor(
  files: Versions<Version>,
  plain: Versions<ReturnType<typeof plainOf>>,
  schema: RecordShape,
): readonly Patch[] | undefined {
  const [base, ours, theirs] = [rootBlock(files.base), rootBlock(files.ours), rootBlock(files.theirs)]
  const slots = slotsOf(plain, schema)
  if (slots === undefined || ours === undefined || theirs === undefined) return undefined
  return inOrder([...mergeBlocks(slots, { base, ours, theirs }, schema)])
}

/** One without parts where the file holds nothing; undefined where it is no map in block form. */
function rootBlock({ text, root }: Version): Block | undefined {
  const end = text.length
  return root === undefined
    ? { text, parts: [], column: 0, start: end, end }
    : blockOf(text, root, { start: 0, end }, [])
}

/** Nothing is handed out that does not read as it should, whatever an unusual file makes of the patches. */
function says(text: string, patches: readonly Patch[], wanted: Merged): boolean {
  return (["ours", "theirs"] as const).every(side => {
    const { value, problems } = readYaml(withSide(text, patches, side), otherLimits)
    return problems.length === 0 && gist(toPlain(value)) === gist(wanted[side])
  })
}

function asOurs(text: string, ours: string): string {
  const mark = ours.startsWith("\ufeff") ? "\ufeff" : ""
  return mark + (lineEndOf(ours) === "\r\n" ? text.replaceAll("\n", "\r\n") : text)
}
