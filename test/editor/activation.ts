import { ok } from "node:assert/strict"
import { extensions } from "vscode"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"

test("the extension is there and a corpus folder activates it", async () => {
  const extension = extensions.getExtension("postil.postil")
  ok(extension, "postil.postil is not installed")
  await waitFor("the extension to be active", () => extension.isActive)
})
