import { window } from "vscode"
import { type AnnotationHere, annotationsAtRequest } from "../../server/lsp/acts-protocol.ts"
import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"
import { type Scope, scopeText } from "./tag-rows.ts"
import type { Tagging, Target } from "./tagging.ts"
import { targetIn } from "./tagging.ts"

/** Takes out an annotation at the cursor; asks which one, and whether everywhere, where that is in question. */
export async function removeAnnotation(server: ServerClient, acts: Acts, tagging: Tagging): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const target = targetIn(editor)
  const found = await server.ask<readonly AnnotationHere[]>(annotationsAtRequest, target)
  if (found === undefined) return void window.showWarningMessage("The Postil language server gave no answer")
  if (found === null || found.length === 0) {
    return void window.setStatusBarMessage("No annotation at the cursor", 4000)
  }
  const annotation = await whichOf(found)
  if (annotation === undefined) return
  const { range, claim } = annotation
  if (claim !== undefined) return void (await acts.do("remove-annotation", { uri: target.uri, claim }))
  const scope = annotation.kind === "mention" ? await scopeOf({ ...target, range }, annotation, tagging) : "all"
  if (scope !== undefined) await acts.do("remove-annotation", { uri: target.uri, range, scope })
}

async function whichOf(found: readonly AnnotationHere[]): Promise<AnnotationHere | undefined> {
  if (found.length === 1) return found[0]
  const items = found.map(annotation => ({
    label: annotation.sentence,
    description: annotation.kind,
    detail: annotation.words,
    annotation,
  }))
  return (await window.showQuickPick(items, { placeHolder: "Remove which annotation?" }))?.annotation
}

async function scopeOf(target: Target, { words }: AnnotationHere, tagging: Tagging): Promise<Scope | undefined> {
  const occurrences = (await tagging.choices(target))?.occurrences ?? 1
  if (occurrences < 2) return "all"
  const items = (["all", "this"] as const).map(scope => ({ label: scopeText(scope, words, occurrences), scope }))
  return (await window.showQuickPick(items, { placeHolder: `Remove the tag of “${words}”` }))?.scope
}
