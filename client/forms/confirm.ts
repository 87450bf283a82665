import type { Range } from "vscode-languageclient"
import type { ActName, ActParams, ActResult } from "../../server/lsp/acts-protocol.ts"
import type { Desk } from "./desk.ts"
import type { Row } from "./page.ts"
import type { Picker } from "./picker.ts"

/** Tells what an act will change, and does it once that is confirmed. Answers whether it was done. */
export async function confirmAndDo<Name extends ActName>(
  { acts }: Pick<Desk, "acts">,
  picker: Picker,
  name: Name,
  params: ActParams<Name, Range>,
): Promise<boolean> {
  const result = await acts.preview(name, params)
  if (result === undefined || !(await isConfirmed(picker, result))) return false
  picker.dispose()
  return await acts.apply(result)
}

async function isConfirmed(picker: Picker, { title, summary, files, renames }: ActResult): Promise<boolean> {
  const told: readonly Row[] = [...summary, countFiles(files.length, renames.length)].map((label, index) => ({
    id: `told:${index}`,
    label,
    icon: "info",
  }))
  const rows: readonly Row[] = [{ id: "apply", label: "Apply", icon: "check" }, ...told]
  for (;;) {
    const answer = await picker.ask({ title, placeholder: "Enter applies this, Esc changes nothing", rows })
    if (answer?.kind !== "row") return false
    if (answer.id === "apply") return true
  }
}

function countFiles(changed: number, renamed: number): string {
  const files = (count: number) => (count === 1 ? "1 file" : `${count} files`)
  return renamed === 0 ? `Changes ${files(changed)}` : `Changes ${files(changed)} and renames ${files(renamed)}`
}
