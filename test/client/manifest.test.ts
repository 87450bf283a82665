import { deepEqual, ok } from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { looks } from "../../client/marks.ts"
import { typeAheadKeys } from "../../client/picking/type-ahead-keys.ts"
import { globMatcher } from "../../server/core/globs/match-glob.ts"
import { projectFolder } from "../support/editor-host/project.ts"

interface Keybinding {
  readonly command: string
  readonly key: string
  readonly args?: number | string | { readonly commands: readonly (string | { readonly command: string })[] }
}

interface Manifest {
  readonly icon: string
  readonly activationEvents: readonly string[]
  readonly contributes: {
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[]
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[]
    readonly keybindings: readonly Keybinding[]
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly completionEvents: readonly string[] }[]
    }[]
    readonly languages: readonly { readonly configuration: string; readonly icon: Readonly<Record<string, string>> }[]
    readonly grammars: readonly { readonly path: string }[]
  }
}

const manifest: Manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"))
const starts = globMatcher(
  manifest.activationEvents.flatMap(event => /^workspaceContains:(.*)$/.exec(event)?.[1] ?? []),
)
const { colors, commands, keybindings, menus, languages, grammars, walkthroughs } = manifest.contributes

test("every look has a line and a background in each kind of theme", () => {
  const kinds = ["dark", "light", "highContrast", "highContrastLight"]
  const complete = colors
    .filter(({ defaults }) => kinds.every(kind => defaults[kind] !== undefined))
    .map(({ id }) => id)
  const wanted = looks.flatMap(look => [`postil.mention.${look}.underline`, `postil.mention.${look}.background`])
  deepEqual(
    wanted.filter(id => !complete.includes(id)),
    [],
  )
})

test("a folder with a corpus anywhere in it, or with articles of one around it, starts the extension", () => {
  const paths = ["postil.yaml", "north/postil.yaml", "2026/north/oil/postil.yaml", "talks.ann.yaml"]
  deepEqual(paths.filter(starts), paths)
})

test("so does one that would hold a corpus if its file were named as it should be, which is then told", () => {
  const paths = ["postil.yml", "north/Postil.yaml", "2026/north/POSTIL.YML"]
  deepEqual(paths.filter(starts), paths)
})

test("keys and menus run commands that exist", () => {
  const known = new Set(["runCommands", "_setContext", "postil.typeAhead", ...commands.map(({ command }) => command)])
  const inTurn = keybindings.flatMap(({ args }) => (typeof args === "object" ? args.commands : []))
  const ran = inTurn.map(each => (typeof each === "string" ? { command: each } : each))
  const used = [...keybindings, ...ran, ...Object.values(menus).flat()].flatMap(({ command }) => command ?? [])
  deepEqual(
    used.filter(command => !known.has(command)),
    [],
  )
})

test("the walkthrough has no stars but those of bold words, the only ones that VS Code draws", () => {
  const text = walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)).join("\n")
  deepEqual(text.replace(/\*\*[^*]+\*\*/g, "").match(/.*\*.*/g), null)
})

test("no button of the walkthrough needs an article in front of it: the walkthrough itself is there", () => {
  const palette = menus.commandPalette ?? []
  const inArticles = palette.filter(({ when }) => when?.includes("postil.isArticle")).map(({ command }) => command)
  const text = walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)).join("\n")
  const buttons = [...text.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command)
  ok(buttons.includes("postil.openSample"))
  deepEqual(
    buttons.filter(command => inArticles.includes(command)),
    [],
  )
})

test("the first step of the walkthrough is done when a corpus is open, not when a folder was asked for", () => {
  const [first] = walkthroughs.flatMap(({ steps }) => steps)
  deepEqual(first?.completionEvents, ["onContext:postil.hasCorpus"])
})

test("what is typed before a picker is there is held, key by key", () => {
  const bound = keybindings.filter(({ command }) => command === "postil.typeAhead")
  deepEqual(new Map(bound.map(({ key, args }) => [key, args])), typeAheadKeys)
})

test("commands are named as VS Code wants it", () => {
  for (const { category, title } of commands) ok(category === "Postil" && /^[A-Z]/.test(title) && !title.endsWith("."))
})

test("the files that the manifest names are there", () => {
  const fromLanguages = languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon)])
  const named = [manifest.icon, ...fromLanguages, ...grammars.map(({ path }) => path)]
  deepEqual(
    named.filter(path => !existsSync(join(projectFolder, path))),
    [],
  )
})
