import { Selection, type TextEditor, window } from "vscode"
import type { Range } from "vscode-languageclient"
import { type Fields, type Form, formRequest } from "../../server/lsp/acts-protocol.ts"
import { askSteps } from "../forms/ask-steps.ts"
import type { Desk } from "../forms/desk.ts"
import { askForm, sayDraft, withPicker } from "../forms/edit-in-form.ts"
import { inTitle } from "../forms/frame.ts"
import type { Picker } from "../forms/picker.ts"
import { markWords } from "./marked-words.ts"

const title = "Record Claim"

/** Records what is said in the selected words, or in the sentence at the cursor. */
export async function recordClaim(desk: Desk): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const uri = editor.document.uri.toString()
  const range = { start: editor.selection.start, end: editor.selection.end }
  const words = editor.document.getText(editor.selection)
  await withPicker(title, async picker => {
    const first = await askForm(desk, { uri, of: "new-claim", range })
    if (first === undefined) return
    const about = `claim ${uri} ${first.words ?? JSON.stringify(range)}`
    const fields = await askClaim(desk, { editor, range, first, about }, picker)
    // One Enter too many is to replace no words.
    if (fields !== undefined) editor.selection = new Selection(range.start, range.start)
    picker.dispose()
    if (fields === undefined) return sayDraft(desk, about)
    if (await desk.acts.do("record-claim", { uri, range, fields }, words)) desk.drafts.forget(about)
  })
}

interface NewClaim {
  readonly editor: TextEditor
  readonly range: Range
  /** What is proposed before anything is chosen. */
  readonly first: Form
  readonly about: string
}

/** After each choice the rest is proposed anew: it follows the speaker. */
async function askClaim(desk: Desk, { editor, range, first, about }: NewClaim, picker: Picker) {
  const uri = editor.document.uri.toString()
  const form = async (chosen: Fields): Promise<Form | undefined> => {
    if (Object.keys(chosen).length === 0) return first
    const params = { uri, of: "new-claim", range, chosen }
    return (await desk.server.ask<Form>(formRequest, params)) ?? undefined
  }
  const marked = markWords(editor, first.range ?? range)
  try {
    return await askSteps(picker, {
      title: ({ words }) => (words === undefined ? title : `${title}: ${inTitle(words)}`),
      form,
      chosen: desk.drafts.of(about),
      keep: chosen => desk.drafts.keep(about, chosen),
    })
  } finally {
    marked.dispose()
  }
}
