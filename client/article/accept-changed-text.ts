import { window } from "vscode"
import type { Desk } from "../forms/desk.ts"

/** As many lines as a message has room for. */
const mostLines = 3

/** Takes the article as it is now for the one that was annotated, and tells what people should look at. */
export async function acceptChangedText({ acts, corpora }: Desk, argument: unknown): Promise<void> {
  const uri = corpora.fileFor(argument)
  const result = uri === undefined ? undefined : await acts.preview("accept", { uri })
  if (result === undefined || !(await acts.apply(result)) || result.summary.length === 0) return
  const more = result.summary.length - mostLines
  const lines = [...result.summary.slice(0, mostLines), ...(more > 0 ? [`${more} more`] : [])]
  void window.showInformationMessage(`${result.done}. ${lines.join("; ")}`)
}
