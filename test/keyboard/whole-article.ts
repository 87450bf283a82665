import { deepEqual, equal } from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { openFile } from "../support/editor-host/editor-page.ts"
import { projectFolder } from "../support/editor-host/project.ts"
import { journey } from "./journey-list.ts"
import { chooseRow, find, moveTo, noPicker, onDisk, picker, title } from "./keys.ts"
import { Recorder } from "./recorder.ts"

/** How a person annotates one article from nothing. */
interface Plan {
  readonly article: string
  readonly text: string
  /** In the order in which they are tagged. */
  readonly tags: readonly Tag[]
  readonly claims: readonly Claim[]
}

/** Words that are tagged: as a new entity of a type, or as one that is found by what is typed. */
type Tag = { readonly words: string } & ({ readonly type: string; readonly name?: string } | { readonly find: string })

/** Words in a sentence with the cursor on them, and the topic that is typed. */
interface Claim {
  readonly at: string
  readonly topic: string
}

const tour = "2008-10-rice-in-astana.txt"

walkThrough("The tour's article", {
  article: tour,
  text: readFileSync(join(projectFolder, "samples/tour/articles", tour), "utf8"),
  tags: [
    { words: "Rice", type: "person", name: "Condoleezza Rice" },
    { words: "Condoleezza Rice", find: "Condo" },
    { words: "Kazakhstan", type: "country" },
    { words: "Astana", type: "place" },
    { words: "US", type: "country", name: "United States" },
    { words: "United States", find: "United" },
    { words: "Russia", type: "country" },
    { words: "Kazakh", find: "Kazakhstan" },
    { words: "Tazhin", type: "person", name: "Marat Tazhin" },
  ],
  claims: [
    { at: "friendship with", topic: "multi-vector" },
    { at: "large power", topic: "sphere-of-influence" },
    { at: "keep its word", topic: "reform" },
  ],
})

const seeds = process.env.POSTIL_SEEDS
const real = "001_3291e9d3835ad2a4.txt"
if (seeds !== undefined) {
  walkThrough("A real article", {
    article: real,
    text: readFileSync(join(seeds, "articles", real), "utf8"),
    tags: [
      { words: "Rice", type: "person", name: "Condoleezza Rice" },
      { words: "US", type: "country", name: "United States" },
      { words: "Russia", type: "country" },
      { words: "Oil-rich nation", type: "country", name: "Kazakhstan" },
      { words: "Russian", find: "Russia" },
      { words: "condoleezza rice", find: "Condo" },
      { words: "kazakhstan", find: "Kazakh" },
      { words: "Reuters", type: "organization" },
      { words: "Kazakhstan", find: "Kazakh" },
      { words: "United States", find: "United" },
      { words: "Europe", type: "place" },
      { words: "Moscow", find: "Russia" },
      { words: "Georgia", type: "country" },
      { words: "Marat Tazhin", type: "person" },
      { words: "Kazakh", find: "Kazakhstan" },
      { words: "China", type: "country" },
      { words: "Afghanistan", type: "country" },
    ],
    claims: [
      { at: "trade relations", topic: "economic-ties" },
      { at: "zero-sum", topic: "rivalry" },
      { at: "remain friendly", topic: "multi-vector" },
    ],
  })
}

function walkThrough(name: string, plan: Plan): void {
  const files = { "postil.yaml": "format: 1\n", [plan.article]: plan.text }
  journey(`${name} is annotated from nothing, and all of it taken back`, { files }, async ({ page, folder }) => {
    const sidecar = join(folder, plan.article.replace(/txt$/, "ann.yaml"))
    const keys = new Recorder(page)
    await openFile(page, plan.article)
    await page.locator('.editor-actions [aria-label*="Annotation Mode"]').waitFor()
    for (const tag of plan.tags) await addTag(tag, page, keys, sidecar)
    for (const claim of plan.claims) await addClaim(claim, page, keys, sidecar)
    await setDate(page, keys, sidecar)
    deepEqual(findingsIn(folder), [])
    equal(postil(folder, "format", "--check").output, "")
    await undoAll(keys, sidecar)
    // The last step takes back both, one after the other.
    await onDisk(join(folder, "registry.yaml"), text => text === undefined)
    deepEqual(filesIn(folder), files)
    for (const line of [`${keys.count} keystrokes`, ...keys.summary()]) console.log(`  ${name}: ${line}`)
  })
}

async function addTag(tag: Tag, page: Page, keys: Recorder, sidecar: string): Promise<void> {
  const { words } = tag
  await find(page, words)
  await keys.press("Alt+M")
  await keys.wait("Alt+M to the filled picker", () => picker(page, /Tag ./))
  if ("find" in tag) {
    await keys.type(tag.find)
    await moveTo(page, keys, row => row.startsWith(tag.find))
  } else {
    await chooseRow(page, keys, row => row.includes("Create"))
    await picker(page, /1\/2/)
    if (tag.name !== undefined) {
      await keys.press("Ctrl+A")
      await keys.type(tag.name)
    }
    await chooseRow(page, keys, row => row.includes(`Create “${tag.name ?? words}”`))
    await picker(page, /2\/2/)
    await moveTo(page, keys, row => row === tag.type)
  }
  const isWritten = (text: string | undefined) => text?.includes(`${words}:`) === true
  const [, painted] = await Promise.all([
    keys.wait("Enter to the file", () => onDisk(sidecar, isWritten)),
    keys.wait("Enter to painted", () => page.waitForFunction(isPainted, words)),
    keys.press("Enter"),
  ])
  await painted.dispose()
  await noPicker(page)
}

// Runs in the page, whose types are not ours, hence a text. A space may be drawn as a no-break space.
const isPainted = `words => [...document.querySelectorAll('.view-line span[class*="ced-"]')]
  .some(span => span.textContent.replace(/\\u00a0/g, " ") === words)` as unknown as (words: string) => boolean

async function addClaim({ at, topic }: Claim, page: Page, keys: Recorder, sidecar: string): Promise<void> {
  await find(page, at)
  await keys.press("ArrowLeft")
  await keys.press("Alt+U")
  const count = claimsIn(await onDisk(sidecar, text => text !== undefined))
  await keys.wait("Alt+U to the filled picker", () => picker(page, /Record Claim/))
  for (let step = 1; ; step++) {
    const shown = await title(page, /Record Claim/)
    if (/^Topic/.test(shown.placeholder)) await keys.type(topic)
    await keys.press("Enter")
    if (shown.title.includes(`(${step}/${step})`)) break
    await picker(page, new RegExp(`\\(${step + 1}/`))
  }
  await keys.wait("Enter to the file", () => onDisk(sidecar, text => claimsIn(text) === count + 1))
  await noPicker(page)
}

async function setDate(page: Page, keys: Recorder, sidecar: string): Promise<void> {
  await keys.press("F1")
  await keys.type("Postil: Edit Article Details")
  await chooseRow(page, keys, row => row.includes("Edit Article Details"))
  await picker(page, /Choose what to change/)
  await chooseRow(page, keys, row => /^Published/i.test(row))
  await picker(page, /: Published/)
  await keys.type("2008-10")
  await keys.press("Enter")
  await picker(page, /Choose what to change/)
  await chooseRow(page, keys, row => /^Save/.test(row))
  await keys.wait("Enter to the file", () => onDisk(sidecar, text => text?.includes("2008-10") === true))
  await noPicker(page)
}

function claimsIn(text: string | undefined): number {
  return text?.match(/^ {4}speaker:/gm)?.length ?? 0
}

/** Back to where there is no sidecar. */
async function undoAll(keys: Recorder, sidecar: string): Promise<void> {
  for (let before = await onDisk(sidecar, () => true); before !== undefined; ) {
    await keys.press("Shift+Alt+Z")
    const last = before
    before = await keys.wait("undo", () => onDisk(sidecar, text => text !== last))
  }
}

function findingsIn(folder: string): readonly unknown[] {
  const found: { readonly findings: readonly { readonly severity: string }[] } = JSON.parse(
    postil(folder, "check", "--format", "json").output,
  )
  return found.findings.filter(({ severity }) => severity === "error" || severity === "warning")
}

function postil(folder: string, ...words: readonly string[]): { readonly output: string } {
  const program = join(projectFolder, "dist/cli.js")
  try {
    return { output: execFileSync(process.execPath, [program, ...words, folder], { encoding: "utf8", stdio: "pipe" }) }
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string }
    return { output: stdout + stderr }
  }
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), "utf8")]))
}
