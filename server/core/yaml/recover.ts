import type { Problem } from "../model/problem.ts"
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../model/yaml-node.ts"
import { mask, type Span } from "../text/span.ts"
import { endOfLine, firstContent, type Line, type Part, splitAt, strayLines } from "./block-lines.ts"
import { type Composed, columnOf, compose, deepest, missingAt } from "./compose.ts"
import { mapOf, PartReader } from "./compose-parts.ts"
import { explain, noColon, strayItem, wrongIndent } from "./syntax-message.ts"

/** A stretch of text and what could be made of it. */
export interface Piece {
  readonly node: YamlNode | undefined
  readonly problems: readonly Problem[]
}

/** A text in which some places cannot be read; after so many of them the reader gives up. */
interface BrokenFile {
  readonly text: string
  readonly parts: PartReader
  faultsLeft: number
}

const mostFaults = 500

/** Reads a whole file, from `from` on. */
export function readRoot(text: string, from: number): Piece {
  const parts = new PartReader(text)
  const whole = new Block(parts, from, text.length, 0)
  if (whole.sound !== undefined) return whole.sound
  const strays = strayLines(text, from)
  const masked = strays.length === 0 ? parts : new PartReader(mask(text, strays, "\n"))
  const file = { text: masked.text, parts: masked, faultsLeft: mostFaults }
  const piece = readBlock(file, from, text.length, 0, strays.length === 0 ? whole : undefined)
  return { node: piece.node, problems: [...strays.map(span => noColon(text, span)), ...piece.problems] }
}

/**
 * Reads some keys of a map, one below the other, around which `depth` collections stand: as among others of that map,
 * which are in canonical form. Undefined where it is not sure that they are read so.
 */
export function readKeys(text: string, depth: number): Piece | undefined {
  const parts = new PartReader(text)
  const read = parts.compose(0, text.length, depth)
  if (read !== "faulty") return read
  const first = firstContent(text, 0, text.length)
  const keys = first === undefined ? [] : splitAt(text, first, text.length)
  if (first === undefined || keys.length < 2) return undefined
  const file = { text, parts, faultsLeft: mostFaults }
  const piece = readParts(file, keys, first, depth)
  return piece.problems.length > 0 && file.faultsLeft > 0 ? piece : undefined
}

/**
 * Reads the block from `from` to `to`. Where YAML gives up, the block is taken apart at its keys or dashes and each part
 * is read alone, down to the line at fault: a quotation mark left open in one claim costs that line only.
 */
function readBlock(
  file: BrokenFile,
  from: number,
  to: number,
  depth: number,
  block = new Block(file.parts, from, to, depth),
): Piece {
  const { text } = file
  if (block.sound !== undefined) return block.sound
  const first = firstContent(text, from, to)
  if (first === undefined || depth > deepest) return leaf(file, { start: from, end: to }, block.composed)
  const parts = splitAt(text, first, to)
  const piece = parts.length > 1 ? readParts(file, parts, first, depth) : readOne(file, first, to, depth, block)
  if (piece === undefined) return leaf(file, { start: first.offset, end: to }, block.composed)
  if (piece.problems.length > 0) return piece
  return { node: piece.node, problems: explainFirst(text, { start: from, end: to }, block.composed) }
}

/** What the full reader makes of a block, which it is not asked for as long as that is known without it. */
class Block {
  /** Undefined where it finds faults. */
  readonly sound: Composed | undefined
  readonly #compose: () => Composed
  #composed: Composed | undefined

  constructor(parts: PartReader, from: number, to: number, depth: number) {
    this.#compose = () => compose(parts.text, from, to, depth)
    const read = parts.compose(from, to, depth) ?? this.composed
    this.sound = read === "faulty" || read.faults.length > 0 ? undefined : read
  }

  get composed(): Composed {
    this.#composed ??= this.#compose()
    return this.#composed
  }
}

/** An anchor or the like that was not meant makes faults that go with it. */
function leaf(file: BrokenFile, span: Span, composed: Composed): Piece {
  file.faultsLeft--
  const features = composed.problems.filter(problem => problem.code !== "yaml-syntax")
  const problems = features.length > 0 ? features : explainFirst(file.text, span, composed)
  return { node: composed.node, problems }
}

function explainFirst(text: string, span: Span, { faults }: Composed): Problem[] {
  const [fault] = faults
  return fault === undefined ? [] : [explain(text, span, fault)]
}

function readParts(file: BrokenFile, parts: readonly Part[], first: Line, depth: number): Piece {
  const problems: Problem[] = []
  const nodes: YamlNode[] = []
  const { text } = file
  for (const part of parts) {
    if (file.faultsLeft <= 0) {
      problems.push(givenUp(part.first.offset))
      break
    }
    const piece = file.parts.canonical(part, depth) ?? readBlock(file, part.first.offset, part.end, depth)
    problems.push(...piece.problems)
    if (part.first.column !== first.column) problems.push(wrongIndent(text, part.first.offset, first.column))
    if (piece.node !== undefined) nodes.push(piece.node)
  }
  return { node: joined(nodes, text, problems), problems }
}

function givenUp(offset: number): Problem {
  const message = `${mostFaults} places of this file cannot be read, so the rest of this part is left out; mend them first`
  return { code: "limit-exceeded", span: { start: offset, end: offset + 1 }, message }
}

/** One map of many, or one list of many; a map if both are there. */
function joined(nodes: readonly YamlNode[], text: string, problems: Problem[]): YamlNode | undefined {
  const lists = nodes.filter(node => node.kind === "list" && !node.flow)
  const maps = nodes.filter((node): node is YamlMap => node.kind === "map" && !node.flow)
  const isOdd = (node: YamlNode) => (node.kind !== "map" || node.flow) && !spanIsEmpty(node)
  const odd = maps.length > 0 ? nodes.filter(isOdd) : []
  problems.push(...odd.map(node => (node.kind === "list" ? strayItem(text, node.span) : noColon(text, node.span))))
  if (maps.length > 0) return mapOf(maps.flatMap(map => map.entries))
  const items = lists.flatMap(node => (node.kind === "list" ? node.items : []))
  const [head] = lists
  const tail = lists.at(-1)
  if (head === undefined || tail === undefined) return nodes[0]
  return { kind: "list", flow: false, items, span: { start: head.span.start, end: tail.span.end } }
}

function spanIsEmpty({ span }: YamlNode): boolean {
  return span.end <= span.start
}

/** A block with one key or dash: what stands under it is a block of its own. */
function readOne(file: BrokenFile, first: Line, to: number, depth: number, block: Block): Piece | undefined {
  const { text } = file
  if (first.dash) return readDash(file, first, to, depth)
  const lineEnd = endOfLine(text, first.offset, to)
  const below = firstContent(text, lineEnd, to)
  if (below === undefined) return undefined
  const head = compose(text, first.offset, lineEnd, depth)
  if (head.faults.length > 0 || head.node?.kind !== "map" || head.node.flow) return undefined
  const last = head.node.entries.at(-1)
  if (last === undefined) return undefined
  if (last.value.kind === "scalar" && last.value.missing) return underKey(file, last.key, below, to, depth, head)
  return besideKey(file, head.node.entries, below, to, depth, block)
}

function readDash(file: BrokenFile, first: Line, to: number, depth: number): Piece | undefined {
  const inner = firstContent(file.text, first.offset + 1, to)
  if (inner === undefined) return undefined
  const piece = readBlock(file, inner.offset, to, depth + 1)
  const item = piece.node ?? missingAt(first.offset + 1)
  const span = { start: first.offset, end: Math.max(first.offset + 1, item.span.end) }
  return { node: { kind: "list", flow: false, items: [item], span }, problems: piece.problems }
}

function underKey(file: BrokenFile, key: YamlScalar, below: Line, to: number, depth: number, head: Composed): Piece {
  const piece = readBlock(file, below.start, to, depth + 1)
  const value = piece.node ?? missingAt(key.span.end)
  const span = { start: key.span.start, end: Math.max(key.span.end, value.span.end) }
  return { node: mapOf([{ key, value, span }]), problems: [...head.problems, ...piece.problems] }
}

/** `stance: supports` and deeper below it `target: x`: meant as keys side by side. */
function besideKey(
  file: BrokenFile,
  entries: readonly YamlEntry[],
  below: Line,
  to: number,
  depth: number,
  block: Block,
): Piece | undefined {
  const rest = readBlock(file, below.start, to, depth + 1)
  if (rest.node?.kind !== "map" || rest.node.flow) return undefined
  const { text } = file
  const start = entries[0]?.span.start ?? below.offset
  const own = wrongIndent(text, below.offset, columnOf(text, start))
  return {
    node: mapOf([...entries, ...rest.node.entries]),
    problems: [own, ...rest.problems, ...block.composed.problems],
  }
}
