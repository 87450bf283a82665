// The tests that run inside a real VS Code, in its extension host, on a copy of samples/tour.
// A new file of tests is one import line here.
import "./activation.ts"
import "./cards.ts"
import "./changed-texts.ts"
import "./claims.ts"
import "./encodings.ts"
import "./forms.ts"
import "./full-disk.ts"
import "./highlights.ts"
import "./jumps.ts"
import "./navigation.ts"
import "./suggestions.ts"
import "./symbols.ts"
import "./tagging.ts"
import "./undo.ts"
import "./vocabulary.ts"
import "./writing.ts"
import { runListed } from "./test-list.ts"
import { closeEverything } from "./window.ts"

export async function run(): Promise<void> {
  const failures = await runListed(closeEverything)
  if (failures > 0) throw new Error(`${failures} failed`)
}
