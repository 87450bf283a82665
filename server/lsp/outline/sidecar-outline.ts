import { SymbolKind } from "vscode-languageserver"
import type { CodedFile } from "../../core/corpus/coded-file.ts"
import type { Corpus } from "../../core/corpus/corpus.ts"
import { claimDetail, codeLabel, entityName } from "../../core/corpus/names.ts"
import type { Claim } from "../../core/model/claim.ts"
import type { Reading, Surface } from "../../core/model/sidecar.ts"
import { contains, type LocatedText, type Span, slice } from "../../core/text/span.ts"
import { lookKinds, lookOf } from "../looks.ts"
import type { OutlineItem } from "./outline.ts"

/** The sections of a sidecar, and in them what they hold. */
export function sidecarOutline(uri: string, corpus: Corpus): readonly OutlineItem[] {
  const file = corpus.coded(uri)
  if (file === undefined) return []
  const entries = [...entriesOf(file, corpus)]
  return [...file.sidecar.sections].map(([name, { key, value }]) => {
    const span = { start: key.start, end: Math.max(key.end, value.end) }
    const children = entries.filter(entry => contains(span, entry.span))
    return {
      name,
      detail: sectionDetail(file, value, children),
      kind: SymbolKind.Module,
      span,
      selection: key,
      children,
    }
  })
}

/** A short value in full, else how many things there are. */
function sectionDetail({ text }: CodedFile, value: Span, children: readonly OutlineItem[]): string {
  if (children.length > 0) return String(children.length)
  const written = slice(text, value)
  return written.length <= 60 && !/[\r\n]/.test(written) ? written : ""
}

function* entriesOf(file: CodedFile, corpus: Corpus): Generator<OutlineItem> {
  const { sidecar } = file
  for (const { name, selector } of sidecar.regions) {
    yield leaf(name, selector.exact.value, SymbolKind.Field, hullOf(name.span, selector.span))
  }
  for (const local of sidecar.local.values()) {
    const type = local.type && codeLabel("entity-types", local.type.value, corpus)
    const detail = [local.name?.value, type].filter(part => part !== undefined).join(" · ")
    yield leaf(local.id, detail, lookKinds[lookOf(local.id.value, file, corpus)], local.span)
  }
  for (const surface of sidecar.surfaces) yield surfaceItem(surface, file, corpus)
  for (const claim of sidecar.claims) yield claimItem(claim, file, corpus)
  for (const { at, text, span } of sidecar.notes) yield leaf(at.exact, text.value, SymbolKind.Constant, span)
  for (const { rule, reason, span } of sidecar.allow) yield leaf(rule, reason?.value ?? "", SymbolKind.Constant, span)
}

function leaf(at: LocatedText, detail: string, kind: SymbolKind, span: Span): OutlineItem {
  return {
    name: at.value,
    detail: detail.replace(/\s+/g, " ").slice(0, 120),
    kind,
    span,
    selection: at.span,
    children: [],
  }
}

function surfaceItem(surface: Surface, file: CodedFile, corpus: Corpus): OutlineItem {
  const meanings = surface.readings.map(reading => meaning(reading, file, corpus))
  const first = surface.readings[0]?.target.entities[0]?.value ?? ""
  return leaf(surface.text, meanings.join(", "), lookKinds[lookOf(first, file, corpus)], surface.span)
}

function meaning({ target }: Reading, file: CodedFile, corpus: Corpus): string {
  return target.none ? "none" : target.entities.map(({ value }) => entityName(value, file, corpus)).join(" + ")
}

/** Its keys are left out: in a list of all symbols there would be nothing else to see. */
function claimItem(claim: Claim, file: CodedFile, corpus: Corpus): OutlineItem {
  return leaf(claim.slug, claimDetail(claim, file, corpus), SymbolKind.String, claim.span)
}

function hullOf(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}
