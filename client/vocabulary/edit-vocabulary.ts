import { window } from "vscode"
import { entitiesAt } from "../claims/annotations-here.ts"
import { askInTurn, type Question } from "../forms/ask-in-turn.ts"
import { askSteps } from "../forms/ask-steps.ts"
import type { Desk } from "../forms/desk.ts"
import { askForm, editInForm, sayDraft, withPicker } from "../forms/edit-in-form.ts"
import { aboutOf } from "./about.ts"
import { kindPage, nameOfKind, vocabulary } from "./vocabulary-pages.ts"

/** Changes what the registry says of an entity: the one at the cursor, else one that is chosen. */
export async function editEntity(desk: Desk, argument: unknown): Promise<void> {
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  const id = aboutOf(argument).id ?? (await chooseEntity(desk, { uri, title: "Edit Entity", argument }))
  if (id === undefined) return
  await editInForm(desk, { uri, of: "entity", id }, set => desk.acts.do("edit-entity", { uri, entity: id, set }))
}

/** The entity at the argument's place or the cursor; where there is none or several, one that is chosen. */
async function chooseEntity(
  desk: Desk,
  { uri, title, argument }: { readonly uri: string; readonly title: string; readonly argument: unknown },
): Promise<string | undefined> {
  const here = await entitiesAt(desk.server, argument)
  if (here.length === 1) return here[0]
  let id: string | undefined
  await withPicker(title, async picker => {
    const all = await vocabulary(desk.server, { uri, kind: "entities" })
    const first = all.filter(row => here.includes(row.id))
    const rows = [...first, ...all.filter(row => !here.includes(row.id))]
    const answer = await picker.ask({ title, placeholder: "Which entity?", rows })
    id = answer?.kind === "row" ? answer.id : undefined
  })
  return id
}

/** Adds an entity to the registry without tagging anything as it. */
export async function newEntity(desk: Desk, argument: unknown): Promise<void> {
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  await withPicker("New Entity", async picker => {
    const answers = await askInTurn(picker, entityQuestions(desk, uri, "New Entity"))
    picker.dispose()
    const [[name] = [], [type] = []] = answers ?? []
    if (name !== undefined && type !== undefined) await desk.acts.do("create-entity", { uri, name, type })
  })
}

/** Its name, among those there are so that none is made twice, and its type. */
function entityQuestions({ server }: Desk, uri: string, title: string): readonly Question[] {
  return [
    async () => ({ title, placeholder: "What is it called?", text: "", rows: [], open: () => undefined }),
    async answers => ({
      title: `${title}: ${answers.at(-1)?.[0] ?? ""}`,
      placeholder: "Of which type?",
      rows: await vocabulary(server, { uri, kind: "entity-types" }),
    }),
  ]
}

/** Adds a code to the codebook, asking what a code of its kind needs. */
export async function newCode(desk: Desk, argument: unknown): Promise<void> {
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  await withPicker("New Code", async picker => {
    const given = aboutOf(argument).kind
    const answers = await askInTurn(picker, [async () => (given === undefined ? kindPage("New Code") : [given])])
    const kind = answers?.[0]?.[0]
    if (kind === undefined) return
    const about = `new code ${uri} ${kind}`
    const form = await askForm(desk, { uri, of: "new-code", kind })
    const chosen = await askSteps(picker, {
      title: () => `New Code: ${nameOfKind(kind)}`,
      form: async () => form,
      chosen: desk.drafts.of(about),
      keep: values => desk.drafts.keep(about, values),
    })
    picker.dispose()
    if (chosen === undefined) return sayDraft(desk, about)
    const { label, id, ...set } = chosen
    const text = typeof label === "string" ? label : typeof id === "string" ? id : undefined
    if (text === undefined) return void window.showInformationMessage("A new code needs a label")
    const params = { uri, kind, label: text, set, ...(typeof id === "string" ? { id } : {}) }
    if (await desk.acts.do("create-code", params)) desk.drafts.forget(about)
  })
}

export async function editCode(desk: Desk, argument: unknown): Promise<void> {
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  const code = await chooseCode(desk, uri, "Edit Code", argument)
  if (code === undefined) return
  const { kind, id } = code
  await editInForm(desk, { uri, of: "code", kind, id }, set => desk.acts.do("edit-code", { uri, kind, id, set }))
}

async function chooseCode({ server }: Desk, uri: string, title: string, argument: unknown) {
  let code: { readonly kind: string; readonly id: string } | undefined
  const about = aboutOf(argument)
  await withPicker(title, async picker => {
    const answers = await askInTurn(picker, [
      async () => (about.kind === undefined ? kindPage(title) : [about.kind]),
      async ([[kind = ""] = []]) => {
        if (about.id !== undefined) return [about.id]
        return { title, placeholder: `Which ${nameOfKind(kind)}?`, rows: await vocabulary(server, { uri, kind }) }
      },
    ])
    const [[kind] = [], [id] = []] = answers ?? []
    code = kind === undefined || id === undefined ? undefined : { kind, id }
  })
  return code
}
