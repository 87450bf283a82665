import { entitiesAt } from "../claims/annotations-here.ts"
import { type Answers, askInTurn, type Question } from "../forms/ask-in-turn.ts"
import { confirmAndDo } from "../forms/confirm.ts"
import type { Desk } from "../forms/desk.ts"
import { withPicker } from "../forms/edit-in-form.ts"
import type { Row } from "../forms/page.ts"
import type { Picker } from "../forms/picker.ts"
import { type About, aboutOf } from "./about.ts"
import { coderRows } from "./choose-coder.ts"
import { idFault } from "./id-fault.ts"
import { codeKinds, kindPage, nameOfKind, vocabulary } from "./vocabulary-pages.ts"

/** What all commands here start from. */
interface Start extends About {
  readonly uri: string
  readonly title: string
}

/** Makes several entities, or codes of a kind, one. */
export async function merge(desk: Desk, kind: "entities" | undefined, argument: unknown): Promise<void> {
  const title = kind === "entities" ? "Merge Entities" : "Merge Codes"
  await everywhere(
    desk,
    title,
    { ...aboutOf(argument), ...(kind === undefined ? {} : { kind }) },
    async (start, picker) => {
      const answers = await askInTurn(picker, [askKind(start), askSeveral(desk, start), askSurvivor(desk, start)])
      const [[kind] = [], ids = [], [into] = []] = answers ?? []
      if (kind === undefined || into === undefined) return
      await confirmAndDo(desk, picker, "merge", { uri: start.uri, kind, ids, into })
    },
  )
}

/** Takes a code out of use, with the one to use instead where there is one. */
export async function deprecateCode(desk: Desk, argument: unknown): Promise<void> {
  await everywhere(desk, "Deprecate Code", aboutOf(argument), async (start, picker) => {
    const instead = askOther(desk, start, "What is to be used instead?", [
      { id: "", label: "Nothing in its place", icon: "dash" },
    ])
    const [[kind] = [], [id] = [], [use] = []] =
      (await askInTurn(picker, [askKind(start), askOne(desk, start), instead])) ?? []
    if (kind === undefined || id === undefined || use === undefined) return
    await confirmAndDo(desk, picker, "retire", { uri: start.uri, kind, id, ...(use === "" ? {} : { use }) })
  })
}

/** Puts one entity or code in the place of another wherever that is used. */
export async function replaceEverywhere(desk: Desk, argument: unknown): Promise<void> {
  await everywhere(desk, "Replace Everywhere", aboutOf(argument), async (start, picker) => {
    const questions = [askKind(start, entities), askOne(desk, start), askOther(desk, start, "By what?")]
    const [[kind] = [], [id] = [], [by] = []] = (await askInTurn(picker, questions)) ?? []
    if (kind === undefined || id === undefined || by === undefined) return
    await confirmAndDo(desk, picker, "replace", { uri: start.uri, kind, id, by })
  })
}

/** Gives an entity or code another id; what people read stays. */
export async function renameId(desk: Desk, argument: unknown): Promise<void> {
  await everywhere(desk, "Rename Identifier", aboutOf(argument), async (start, picker) => {
    const questions = [askKind(start, entities, coders), askOne(desk, start), askId(start)]
    const [[kind] = [], [id] = [], [to] = []] = (await askInTurn(picker, questions)) ?? []
    if (kind === undefined || id === undefined || to === undefined || to === id) return
    await confirmAndDo(desk, picker, "rename", { uri: start.uri, kind, id, to })
  })
}

const coders: Row = { id: "coders", label: "Coder", detail: "Who annotates, with layers of annotations" }
const entities: Row = { id: "entities", label: "Entity", detail: "Who or what is mentioned" }

async function everywhere(
  { corpora }: Desk,
  title: string,
  about: About,
  ask: (start: Start, picker: Picker) => Promise<void>,
): Promise<void> {
  const uri = corpora.fileFor(about)
  if (uri !== undefined) await withPicker(title, picker => ask({ ...about, uri, title }, picker))
}

function askKind({ title, kind }: Start, ...more: readonly Row[]): Question {
  return async () => (kind !== undefined ? [kind] : { ...kindPage(title), rows: [...more, ...codeKinds] })
}

/** One of the kind; those at the cursor first. */
function askOne(desk: Desk, { uri, title, id }: Start): Question {
  return async answers => {
    if (id !== undefined) return [id]
    const kind = kindIn(answers)
    if (kind === coders.id) return { title, placeholder: "Which coder?", rows: await coderRows(desk.server, uri) }
    const rows = await fromCursor(desk, await vocabulary(desk.server, { uri, kind }))
    return { title, placeholder: `Which ${nameOfKind(kind)}?`, rows }
  }
}

function askSeveral({ server }: Desk, { uri, title, id }: Start): Question {
  return async answers => {
    const kind = kindIn(answers)
    const here = id === undefined && kind === "entities" ? await entitiesAt(server) : []
    const ticked = id === undefined ? here.slice(0, 1) : [id]
    return {
      title,
      placeholder: "Tick those to merge into another one, which comes next",
      rows: withFirst(ticked, await vocabulary(server, { uri, kind })),
      ticked,
    }
  }
}

function askSurvivor({ server }: Desk, { uri, title }: Start): Question {
  return async answers => {
    const ids = answers[1] ?? []
    if (ids.length === 0) return undefined
    const rows = await vocabulary(server, { uri, kind: kindIn(answers) })
    const names = rows.filter(row => ids.includes(row.id)).map(({ label }) => label)
    return {
      title: `${title}: ${names.join(", ")}`,
      placeholder: "Which one remains?",
      rows: rows.filter(row => !ids.includes(row.id)),
    }
  }
}

/** Another one of the same kind than the one that was answered. */
function askOther({ server }: Desk, { uri, title }: Start, placeholder: string, more: readonly Row[] = []): Question {
  return async answers => {
    const id = answers[1]?.[0]
    const all = await vocabulary(server, { uri, kind: kindIn(answers) })
    const name = all.find(row => row.id === id)?.label ?? id
    return { title: `${title}: ${name}`, placeholder, rows: [...more, ...all.filter(row => row.id !== id)] }
  }
}

function askId({ title }: Start): Question {
  return async answers => {
    const id = answers[1]?.[0] ?? ""
    const placeholder = "Lower-case letters, digits, hyphens"
    return { title: `${title}: ${id}`, placeholder, rows: [], text: id, open: idFault }
  }
}

function kindIn(answers: Answers): string {
  return answers[0]?.[0] ?? ""
}

async function fromCursor({ server }: Desk, rows: readonly Row[]): Promise<readonly Row[]> {
  return withFirst(await entitiesAt(server), rows)
}

function withFirst(ids: readonly string[], rows: readonly Row[]): readonly Row[] {
  return [...rows.filter(({ id }) => ids.includes(id)), ...rows.filter(({ id }) => !ids.includes(id))]
}
