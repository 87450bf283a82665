import {
  ColorThemeKind,
  type DecorationRenderOptions,
  OverviewRulerLane,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from "vscode"
import { type Layer, type Look, layers, looks } from "./marks.ts"

/** The setting `postil.highlight.style`. */
export type Style = "underline" | "fill" | "both"

export type DecorationTypes = Readonly<Record<Layer | "focused", TextEditorDecorationType>>

/** Creates one decoration type per way of drawing; VS Code is fast with many ranges, not with many types. */
export function createDecorationTypes(style: Style): DecorationTypes {
  const options = renderOptions(isHighContrast() && style === "fill" ? "both" : style)
  const create = (layer: Layer | "focused") => [layer, window.createTextEditorDecorationType(options[layer])]
  return Object.fromEntries([...layers, "focused" as const].map(create))
}

/** Themes of high contrast have no fills; there the lines must stay. */
function isHighContrast(): boolean {
  const { kind } = window.activeColorTheme
  return kind === ColorThemeKind.HighContrast || kind === ColorThemeKind.HighContrastLight
}

function renderOptions(style: Style): Readonly<Record<Layer | "focused", DecorationRenderOptions>> {
  const mentions = looks.flatMap(look => [
    [look, style === "fill" ? filled(look) : underlined(look)],
    [`around-${look}`, style === "fill" ? filled(look) : underlinedBelow(look)],
  ])
  return { ...Object.fromEntries(mentions), claim: style === "underline" ? claimLine : claimFill, focused }
}

// Each look has a line of its own: colour is never the only difference.
const lines: Readonly<Record<Look, readonly [style: string, width: string]>> = {
  person: ["solid", "2px"],
  organization: ["dashed", "2px"],
  place: ["dotted", "2px"],
  event: ["double", "1px"],
  other: ["solid", "1px"],
  unresolved: ["wavy", "1px"],
}

function underlined(look: Look): DecorationRenderOptions {
  // The API takes no theme colour for an underline; VS Code offers each one as a CSS variable.
  const color = `var(--vscode-postil-mention-${look}-underline)`
  return { textDecoration: `underline ${lines[look].join(" ")} ${color}; text-underline-offset: 3px` }
}

/** A line at the foot of the row, below the underline of the mention inside. */
function underlinedBelow(look: Look): DecorationRenderOptions {
  if (look === "unresolved") return underlined(look)
  const [style, width] = lines[look]
  const borderWidth = `0 0 ${style === "double" ? "3px" : width} 0`
  return { borderStyle: style, borderWidth, borderColor: new ThemeColor(`postil.mention.${look}.underline`) }
}

function filled(look: Look): DecorationRenderOptions {
  return { backgroundColor: new ThemeColor(`postil.mention.${look}.background`), borderRadius: "2px" }
}

const claimFill: DecorationRenderOptions = {
  backgroundColor: new ThemeColor("postil.claim.background"),
  borderColor: new ThemeColor("postil.claim.border"),
  borderStyle: "dashed",
  borderWidth: "1px",
}

const claimLine: DecorationRenderOptions = {
  borderColor: new ThemeColor("postil.claim.underline"),
  borderStyle: "dashed",
  borderWidth: "0 0 1px 0",
}

const focused: DecorationRenderOptions = {
  backgroundColor: new ThemeColor("postil.mention.focused.background"),
  borderColor: new ThemeColor("postil.mention.focused.border"),
  borderStyle: "solid",
  borderWidth: "1px",
  borderRadius: "2px",
  overviewRulerColor: new ThemeColor("postil.mention.focused.ruler"),
  overviewRulerLane: OverviewRulerLane.Center,
}
