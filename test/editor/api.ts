import { extensions } from "vscode"
import type { TestApi } from "../../client/extension.ts"

/** What our extension lets tests look at. */
export async function api(): Promise<TestApi> {
  const extension = extensions.getExtension<TestApi>("postil.postil")
  if (extension === undefined) throw new Error("postil.postil is not installed")
  return await extension.activate()
}
