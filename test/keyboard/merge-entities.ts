import { match } from "node:assert/strict"
import { join } from "node:path"
import { openFile, runCommand } from "../support/editor-host/editor-page.ts"
import { journey } from "./journey-list.ts"
import { onDisk, picker } from "./keys.ts"
import { Recorder } from "./recorder.ts"

const files = {
  "postil.yaml": "format: 1\n",
  "registry.yaml": `format: 1
entities:
  adler: {type: person, name: Anna Adler}
  adler-b: {type: person, name: A. Adler}
  brandt: {type: person, name: Willy Brandt}
`,
  "a.txt": "Here Anna Adler met A. Adler.\n",
  "a.ann.yaml": "mentions:\n  Anna Adler: adler\n  A. Adler: adler-b\n",
}

journey(
  "what is typed after rows were ticked with the arrow keys is for the next question",
  { files },
  async editor => {
    const { page, folder } = editor
    const keys = new Recorder(page)
    await openFile(page, "a.txt")
    await runCommand(page, "Postil: Merge Entities")
    await picker(page, /Tick those/)
    await keys.type("A. Adler")
    await keys.press("ArrowDown")
    await keys.press("Space")
    await keys.press("Enter")
    await picker(page, /Which one remains/)
    await keys.type("Anna A")
    await keys.press("Enter")
    await picker(page, /Merge "adler-b" into "adler"/)
    await keys.press("Enter")
    const registry = await onDisk(join(folder, "registry.yaml"), text => text?.includes("merged:") === true)
    match(registry ?? "", /adler-b: adler/)
  },
)
