import { window } from "vscode"
import { type Fields, type Form, type FormParams, formRequest } from "../../server/lsp/acts-protocol.ts"
import { askField } from "./ask-field.ts"
import type { Desk } from "./desk.ts"
import { editForm } from "./edit-form.ts"
import { Picker } from "./picker.ts"

type Save = (set: Fields) => Promise<boolean>

/** Shows all that something has, to change some of it. What is not saved stays as a draft. */
export async function editInForm(desk: Desk, params: FormParams, save: Save): Promise<void> {
  await withPicker("", async picker => {
    const form = await askForm(desk, params)
    if (form === undefined) return
    const about = JSON.stringify(params)
    const set = await editForm(picker, form, desk.drafts.of(about), changed => desk.drafts.keep(about, changed))
    picker.dispose()
    if (set === undefined) return sayDraft(desk, about)
    if (await save(set)) desk.drafts.forget(about)
  })
}

/** Asks for one field of something, and saves it at once. */
export async function editField(desk: Desk, params: FormParams, key: string, save: Save): Promise<void> {
  await withPicker("", async picker => {
    const form = await askForm(desk, params)
    const field = form?.fields.find(each => each.key === key)
    if (form === undefined || field === undefined) return
    const answer = await askField(picker, field, field.value, { title: `${form.title}: ${field.label}` })
    picker.dispose()
    if (answer !== undefined && answer !== "back") await save({ [key]: answer.value })
  })
}

export async function withPicker(title: string, use: (picker: Picker) => Promise<void>): Promise<void> {
  const picker = new Picker(title)
  try {
    await use(picker)
  } finally {
    picker.dispose()
  }
}

/** The form; where there is none, the person is told why. */
export async function askForm({ server }: Pick<Desk, "server">, params: FormParams): Promise<Form | undefined> {
  const form = await server.ask<Form>(formRequest, params)
  if (form === null) void window.showInformationMessage("There is nothing to fill in here")
  if (form === undefined) void window.showWarningMessage("The Postil language server gave no answer")
  if (form?.fields.length !== 0) return form ?? undefined
  // Then its title says why.
  return void window.showWarningMessage(form.title)
}

export function sayDraft({ drafts }: Desk, about: string): void {
  if (drafts.has(about)) window.setStatusBarMessage("Nothing was written. The same command goes on from here", 5000)
}
