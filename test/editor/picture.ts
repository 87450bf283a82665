// Takes pictures of the product in a real VS Code, for people who develop it.
//
//   node esbuild.mjs --tests && node out/test/editor/picture.js THEME OUTPUT.png [STEP…]
//
// THEME is dark, light, hc-dark or hc-light. The picture is taken after the last step. A step is one of
//   open:articles/one.txt      opens a file of the corpus (Ctrl+P)
//   key:F12  key:Ctrl+.        presses a key, in VS Code's spelling
//   type:some words            types into what has the focus
//   click:WORDS select:WORDS   puts the cursor into, or selects, the first visible place of the words (on one line)
//   hover:WORDS                shows the hover card there
//   command:TITLE              runs a command by its title in the palette
//   wait:500                   waits, in ms (other steps wait by themselves until nothing is in progress)
//   shot:FILE.png              takes a picture in between
// Options before THEME: --corpus=samples/broken (default samples/tour; a copy is opened), --size=1280x800,
// --set=editor.fontSize=18 (a user setting, JSON or a string, any number of times).
//
//   node out/test/editor/picture.js light hover.png open:articles/one.txt "hover:Angela Merkel"
import type { Page } from "playwright-core"
import {
  clickText,
  hoverText,
  openFile,
  pressKey,
  runCommand,
  selectText,
  settle,
} from "../support/editor-host/editor-page.ts"
import { endProgram } from "../support/editor-host/ending.ts"
import { type Theme, themes } from "../support/editor-host/user-settings.ts"
import { type EditorOptions, withEditor } from "../support/editor-host/with-editor.ts"

const steps: Record<string, (page: Page, text: string) => Promise<unknown>> = {
  open: openFile,
  key: pressKey,
  type: (page, text) => page.keyboard.type(text),
  click: clickText,
  select: selectText,
  hover: hoverText,
  command: runCommand,
  wait: (page, text) => page.waitForTimeout(Number(text)),
  shot: (page, file) => page.screenshot({ path: file }),
}

async function takePicture(args: readonly string[]): Promise<number> {
  const [theme = "", output, ...todo] = args.filter(arg => !arg.startsWith("--"))
  if (!isTheme(theme) || output === undefined) {
    console.error(
      `Usage: picture.js [--corpus=FOLDER] [--size=WxH] ${Object.keys(themes).join("|")} OUTPUT.png [STEP…]`,
    )
    return 2
  }
  await withEditor({ ...optionsIn(args), theme }, async ({ page }) => {
    try {
      for (const step of todo) {
        await doStep(page, step)
        if (!/^(hover|wait|shot):/.test(step)) await settle(page)
      }
    } finally {
      await page.screenshot({ path: output })
    }
  })
  console.log(output)
  return 0
}

async function doStep(page: Page, step: string): Promise<void> {
  const colon = step.indexOf(":")
  const action = steps[step.slice(0, colon)]
  if (action === undefined) throw new Error(`"${step}" is no step: ${Object.keys(steps).join(", ")}`)
  await action(page, step.slice(colon + 1))
}

function isTheme(text: string): text is Theme {
  return Object.hasOwn(themes, text)
}

function optionsIn(args: readonly string[]): EditorOptions {
  const valuesOf = (name: string): string[] =>
    args.filter(arg => arg.startsWith(`--${name}=`)).map(arg => arg.slice(name.length + 3))
  const corpus = valuesOf("corpus").at(-1)
  const [width, height] = valuesOf("size").at(-1)?.split("x").map(Number) ?? []
  const settings = Object.fromEntries(valuesOf("set").map(toSetting))
  return {
    settings,
    ...(corpus === undefined ? {} : { corpus }),
    ...(width === undefined || height === undefined ? {} : { size: { width, height } }),
  }
}

function toSetting(assignment: string): [string, unknown] {
  const equals = assignment.indexOf("=")
  const value = assignment.slice(equals + 1)
  try {
    return [assignment.slice(0, equals), JSON.parse(value)]
  } catch {
    return [assignment.slice(0, equals), value]
  }
}

takePicture(process.argv.slice(2)).then(endProgram, error => {
  console.error(error)
  return endProgram(1)
})
