import type { Use } from "../corpus/uses.ts"
import type { YamlEntry, YamlNode, YamlScalar } from "../model/yaml-node.ts"
import type { TextEdit } from "../text/edit.ts"
import { contains, type Span, slice } from "../text/span.ts"
import { removeEntries, replaceScalar } from "../yaml/edit-entry.ts"
import { startOfLine } from "../yaml/layout.ts"
import { entriesOf, field, itemsOf } from "../yaml/nodes.ts"
import { otherLimits, readYaml } from "../yaml/read.ts"
import type { NamingFile } from "./files-naming.ts"
import { outermost } from "./joined.ts"
import { respell } from "./respell.ts"

/**
 * The edits of a file that put one id in the place of others. What then would stand twice stands once: a member of
 * `a + b`, an item of a list, a reading of a surface.
 */
export function useInstead({ text, uses }: Pick<NamingFile, "text" | "uses">, to: string): readonly TextEdit[] {
  const plain = respell(text, uses, () => to)
  if (!mayRepeat(text, uses, to)) return plain
  return outermost([...plain, ...new Repeats(text, uses, to).edits()])
}

/** A first look, for reading a file takes long: whether it names several of the ids that become one, side by side. */
function mayRepeat(text: string, uses: readonly Use[], to: string): boolean {
  const isOne = new Set(uses.map(({ id }) => id)).size < 2 && !text.includes(to)
  return !isOne && !uses.every(({ span }) => isAlone(text, span))
}

/** `topic: bridge` on a line of its own, with a key that is no part of a record in a list. */
function isAlone(text: string, { start, end }: Span): boolean {
  const before = text.slice(startOfLine(text, start), start)
  const isValue =
    /^[ \t]*[^-\s[{#][^[{]*:[ \t]+["']?$/.test(before) && !/^\s*["']?(?:entity|of|role)["']?:/.test(before)
  return isValue && /^["']?[ \t]*(?:#[^\r\n]*)?(?:[\r\n]+\s*(?!\s|\+)|$)/.test(text.slice(end, end + 1000))
}

class Repeats {
  readonly #text: string
  readonly #uses: readonly Use[]
  readonly #to: string
  readonly #edits: TextEdit[] = []

  constructor(text: string, uses: readonly Use[], to: string) {
    this.#text = text
    this.#uses = uses
    this.#to = to
  }

  edits(): readonly TextEdit[] {
    const root = readYaml(this.#text, otherLimits).value
    const surfaces = new Set([...entriesOf(field(root, "mentions"))])
    for (const surface of surfaces) this.#joinReadings(surface)
    const pairs = new Set(itemsOf(field(root, "contradictory-stances")))
    if (root !== undefined) this.#walk(root, pairs)
    return this.#edits
  }

  #walk(node: YamlNode, pairs: ReadonlySet<YamlNode>): void {
    if (!this.#isTouched(node.span)) return
    if (node.kind === "scalar") this.#joinMembers(node)
    else if (node.kind === "map") for (const { value } of node.entries) this.#walk(value, pairs)
    else {
      this.#removeRepeats(node.items, pairs)
      for (const item of node.items) this.#walk(item, pairs)
    }
  }

  /** `a + b` becomes `a`. */
  #joinMembers(scalar: YamlScalar): void {
    const parts = scalar.value.split("+")
    const members = new Set(this.#saidBy(scalar).split(" + "))
    if (parts.length > members.size)
      this.#edits.push(...replaceScalar(this.#text, scalar.span, [...members].join(" + ")))
  }

  #removeRepeats(items: readonly YamlNode[], pairs: ReadonlySet<YamlNode>): void {
    const seen = new Set<string>()
    // Of two that become alike the one stays that is not changed.
    const inOrder = [...items].sort((a, b) => Number(this.#isTouched(a.span)) - Number(this.#isTouched(b.span)))
    const repeated = inOrder.filter(item => {
      const meaning = JSON.stringify(this.#meaningOf(item))
      if (this.#isTouched(item.span) && (seen.has(meaning) || this.#isNoPair(item, pairs))) return true
      seen.add(meaning)
      return false
    })
    this.#edits.push(
      ...removeEntries(
        this.#text,
        repeated.map(({ span }) => span),
      ),
    )
  }

  /** A stance does not contradict itself. */
  #isNoPair(item: YamlNode, pairs: ReadonlySet<YamlNode>): boolean {
    if (!pairs.has(item)) return false
    const [a, b] = itemsOf(item).map(each => JSON.stringify(this.#meaningOf(each)))
    return a === b
  }

  /** `[{entity: a, prefix: in}, b]` becomes `a`; a note, or a comment, is not thrown away. */
  #joinReadings({ key, value }: YamlEntry): void {
    if (value.kind !== "list" || !this.#isTouched(value.span)) return
    const targets = new Set(value.items.map(item => this.#targetOf(item)))
    const [target] = targets
    const hasNote = value.items.some(item => field(item, "note") !== undefined)
    if (targets.size !== 1 || target === undefined || hasNote || slice(this.#text, value.span).includes("#")) return
    this.#edits.push({ span: { start: key.span.end, end: value.span.end }, newText: `: ${target}` })
  }

  #targetOf(reading: YamlNode): string | undefined {
    const entity = reading.kind === "map" ? field(reading, "entity") : reading
    return entity?.kind === "scalar" ? this.#saidBy(entity) : undefined
  }

  #meaningOf(node: YamlNode): unknown {
    if (node.kind === "scalar") return this.#saidBy(node)
    if (node.kind === "list") return node.items.map(item => this.#meaningOf(item))
    return node.entries.map(({ key, value }) => [key.value, this.#meaningOf(value)])
  }

  /** What the scalar says afterwards, each member once. */
  #saidBy({ value, span }: YamlScalar): string {
    const there = this.#uses.filter(use => contains(span, use.span))
    if (there.length === 0) return value
    const parts = value.split("+").map(part => part.trim())
    return [...new Set(parts.map(part => (there.some(({ id }) => id === part) ? this.#to : part)))].join(" + ")
  }

  #isTouched(span: Span): boolean {
    return this.#uses.some(use => contains(span, use.span))
  }
}
