import { join } from "node:path"

/** What VS Code calls when it is started with this module as `extensionTestsPath`. */
export async function run(): Promise<void> {
  // Before the suite is loaded, so that its stack traces name the lines of the sources.
  process.setSourceMapsEnabled(true)
  const suite: { run: () => Promise<void> } = require(join(__dirname, "suite.js"))
  await suite.run()
}
