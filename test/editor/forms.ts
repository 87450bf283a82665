import { deepEqual, equal, match } from "node:assert/strict"
import { commands, window } from "vscode"
import { askSteps } from "../../client/forms/ask-steps.ts"
import { editForm } from "../../client/forms/edit-form.ts"
import { Picker } from "../../client/forms/picker.ts"
import type { Fields, Form, FormField } from "../../server/lsp/acts-protocol.ts"
import { cancel, enter, labels, pickWhen, take, typeInto } from "./quick-picks.ts"
import { test } from "./test-list.ts"
import { open, putCursor } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const form: Form = {
  title: "A claim",
  fields: [
    field("speaker", "choice", "rice", ["rice", "tazhin"]),
    field("stance", "choice", "opposes", ["supports", "opposes", "neutral"]),
    field("target", "choices", ["china"], ["china", "russia"], { optional: true }),
    field("date", "text", null, [], { optional: true, pattern: { source: "^\\d{4}$", says: "a year" } }),
    field("aliases", "texts", ["Condi"], [], { step: false }),
  ],
}

test("when all is proposed, Enter for each step is enough, also before the form is there", async () => {
  const editor = await open(article)
  putCursor(editor, "Condoleezza")
  const before = editor.document.version
  let answer: (form: Form) => void = () => undefined
  const late = new Promise<Form>(resolve => {
    answer = resolve
  })
  const { asked } = steps(async () => late)
  await enter()
  await enter()
  answer(form)
  await pickWhen(/target/)
  await enter()
  await pickWhen(/date/)
  await enter()
  deepEqual(await asked, { speaker: "rice", stance: "opposes", target: ["china"], date: null })
  equal(editor.document.version, before)
})

test("a sign takes a stance, and steps tell how many they are", async () => {
  const { asked } = steps(async () => form)
  const speaker = await pickWhen(/speaker/)
  deepEqual([speaker.step, speaker.totalSteps, labels(speaker)], [1, 4, ["rice", "tazhin"]])
  equal(speaker.activeItems[0]?.label, "rice")
  await take(speaker, "tazhin")
  const stance = await pickWhen(/stance/)
  equal(stance.activeItems[0]?.label, "opposes")
  await typeInto(stance, "+")
  const target = await pickWhen(/target/)
  deepEqual(
    target.selectedItems.map(({ label }) => label),
    ["china"],
  )
  await cancel()
  equal(await asked, undefined)
})

test("what is chosen is asked along for the rest, and goes on from a draft", async () => {
  const seen: Fields[] = []
  const ask = async (chosen: Fields) => {
    seen.push(chosen)
    return form
  }
  const first = steps(ask)
  await take(await pickWhen(/speaker/), "tazhin")
  await pickWhen(/stance/)
  await cancel()
  equal(await first.asked, undefined)
  deepEqual(first.kept(), { speaker: "tazhin" })
  const second = steps(ask, first.kept())
  equal((await pickWhen(/stance/)).step, 2)
  await cancel()
  await second.asked
  deepEqual(seen, [{}, { speaker: "tazhin" }, { speaker: "tazhin" }])
})

test("typing keeps the order of the rows, and a text that does not fit cannot be taken", async () => {
  const { asked } = steps(async () => form, { speaker: "rice", stance: "mixed", target: null })
  const date = await pickWhen(/date/)
  await typeInto(date, "soon")
  match(labels(date)[0] ?? "", /"soon" is not a year/)
  await enter()
  await typeInto(date, "2008")
  await enter()
  deepEqual(await asked, { speaker: "rice", stance: "mixed", target: null, date: "2008" })
})

test("a form is a list of its fields; Save names what has changed", async () => {
  const kept: Fields[] = []
  const picker = new Picker("")
  const asked = editForm(picker, form, {}, changed => kept.push(changed))
  const overview = await pickWhen(/Choose what/)
  deepEqual(
    overview.items.map(({ label, description }) => `${label}: ${description}`),
    ["speaker: rice", "stance: opposes", "target: china", "aliases: Condi", "Empty: undefined", "date: "],
  )
  await take(overview, "stance")
  await take(await pickWhen(/stance:/), "neutral")
  const changed = await pickWhen(/Choose what/)
  match(labels(changed)[0] ?? "", /Save/)
  equal(changed.items[0]?.description, "stance")
  await take(changed, "aliases")
  const aliases = await pickWhen(/aliases:/)
  await typeInto(aliases, "Dr Rice")
  await enter()
  await take(await pickWhen(/aliases:/), "Done")
  await pickWhen(/Choose what/)
  await enter()
  deepEqual(await asked, { stance: "neutral", aliases: ["Condi", "Dr Rice"] })
  deepEqual(kept.at(-1), { stance: "neutral", aliases: ["Condi", "Dr Rice"] })
  picker.dispose()
  await commands.executeCommand("workbench.action.focusActiveEditorGroup")
  equal(window.activeTextEditor?.document.isDirty ?? false, false)
})

function steps(ask: (chosen: Fields) => Promise<Form>, draft: Fields = {}) {
  const picker = new Picker("Steps")
  let kept: Fields = draft
  const keep = (chosen: Fields) => {
    kept = chosen
  }
  const asked = askSteps(picker, { title: () => "Steps", form: ask, chosen: draft, keep }).finally(() =>
    picker.dispose(),
  )
  return { asked, kept: () => kept }
}

function field(
  key: string,
  input: FormField["input"],
  value: FormField["value"],
  choices: readonly string[],
  more: Partial<FormField> = {},
): FormField {
  const of = choices.map(choice => ({ value: choice, label: choice }))
  return { key, label: key, doc: "", input, value, choices: of, step: true, optional: false, ...more }
}
