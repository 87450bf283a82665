import { window } from "vscode"
import { type AnnotationHere, annotationsAtRequest } from "../../server/lsp/acts-protocol.ts"
import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"
import { LivePicker } from "./live-picker.ts"
import { type Row, type Scope, scopeText } from "./tag-rows.ts"
import { type Tagging, type Target, targetIn } from "./tagging.ts"

/** Takes out an annotation at the cursor; asks which one, and whether everywhere, where that is in question. */
export async function removeAnnotation(server: ServerClient, acts: Acts, tagging: Tagging): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const target = targetIn(editor)
  const { uri, range: at } = target
  const found = await server.ask<readonly AnnotationHere[]>(annotationsAtRequest, { uri, range: at })
  if (found === undefined) return void window.showWarningMessage("The Postil language server gave no answer")
  if (found === null || found.length === 0) {
    return void window.setStatusBarMessage("No annotation at the cursor", 4000)
  }
  const annotation = await whichOf(found)
  if (annotation === undefined) return
  const { kind, range, claim, words } = annotation
  if (claim !== undefined) return void (await acts.do("remove-annotation", { uri, claim }))
  const scope = kind === "mention" ? await scopeOf({ ...target, range }, annotation, tagging) : "all"
  if (scope !== undefined) await acts.do("remove-annotation", { uri, range, kind, scope }, words)
}

async function whichOf(found: readonly AnnotationHere[]): Promise<AnnotationHere | undefined> {
  if (found.length === 1) return found[0]
  const toRow = (value: AnnotationHere): Row<AnnotationHere> => ({
    label: value.sentence,
    description: value.kind,
    detail: value.words,
    value,
  })
  return await pick("Remove which annotation?", found.map(toRow))
}

async function scopeOf(target: Target, { words }: AnnotationHere, tagging: Tagging): Promise<Scope | undefined> {
  const occurrences = (await tagging.choices(target))?.occurrences ?? 1
  if (occurrences < 2) return "all"
  const toRow = (value: Scope): Row<Scope> => ({ label: scopeText(value, words, occurrences), value })
  return await pick(`Remove the tag of “${words}”`, (["all", "this"] as const).map(toRow))
}

async function pick<T>(placeholder: string, rows: readonly Row<T>[]): Promise<T | undefined> {
  const picker = new LivePicker<T>(placeholder)
  const holds = (row: Row<T>, typed: string): boolean => row.label.toLowerCase().includes(typed.trim().toLowerCase())
  try {
    const page = {
      text: "",
      head: () => ({ placeholder }),
      rows: (typed: string) => rows.filter(row => holds(row, typed)),
    }
    const answer = await picker.ask(page)
    return answer?.kind === "row" ? answer.value : undefined
  } finally {
    picker.dispose()
  }
}
