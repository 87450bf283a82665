import { Uri } from "vscode"
import { type ArticleUses, type Place, type Uses, usesRequest } from "../../server/lsp/acts-protocol.ts"
import { entitiesAt } from "../claims/annotations-here.ts"
import { type Answers, askInTurn, type Question } from "../forms/ask-in-turn.ts"
import { confirmAndDo } from "../forms/confirm.ts"
import type { Desk } from "../forms/desk.ts"
import { withPicker } from "../forms/edit-in-form.ts"
import type { Row } from "../forms/page.ts"
import { aboutOf } from "./about.ts"
import { newId } from "./new-id.ts"
import { codeKinds, nameOfKind, vocabulary } from "./vocabulary-pages.ts"

/** Something that can go to another entity or code, and the row that stands for it. */
interface Choice {
  readonly row: Row
  readonly place?: Place
  readonly claim?: string
}

const title = "Split"
const aCode: Row = { id: "", label: "A topic, a tag or another code…", icon: "symbol-class" }

/**
 * Gives some uses of an entity, or of a code, to another one that there is or a new one: mentions and claims, of a tag
 * articles. The one that the argument names, else one that is chosen, those at the cursor first.
 */
export async function splitEntity(desk: Desk, argument: unknown): Promise<void> {
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  await withPicker(title, async picker => {
    let choices: readonly Choice[] = []
    const answers = await askInTurn(picker, [
      askEntity(desk, uri, argument),
      askKind(argument),
      askCode(desk, uri, argument),
      async known => {
        const { kind, id } = aboutIn(known)
        const uses = (await desk.server.ask<Uses>(usesRequest, { uri, kind, id })) ?? undefined
        choices = uses?.articles.flatMap(choicesIn) ?? []
        return {
          title: `${title}: ${await nameOf(desk, uri, known)}`,
          placeholder: tickText(uses),
          rows: choices.map(({ row }) => row),
          ticked: [],
        }
      },
      askInto(desk, uri),
      askType(desk, uri),
    ])
    const [, , , ticked = [], [into] = [], [type] = []] = answers ?? []
    if (answers === undefined || ticked.length === 0 || into === undefined || type === undefined) return
    const { kind, id } = aboutIn(answers)
    const others = await vocabulary(desk.server, { uri, kind })
    const chosen = choices.filter(({ row }) => ticked.includes(row.id))
    await confirmAndDo(desk, picker, "split", {
      uri,
      kind,
      id,
      places: chosen.flatMap(({ place }) => place ?? []),
      claims: chosen.flatMap(({ claim }) => claim ?? []),
      ...target(into, type, others),
    })
  })
}

function target(into: string, type: string, others: readonly Row[]) {
  if (others.some(row => row.id === into)) return { into }
  return { into: newId(into, others), name: into, ...(type !== "" && { type }) }
}

/** What is split: an entity, else the code that was asked for behind it. */
function aboutIn([[entity = ""] = [], [kind = ""] = [], [code = ""] = []]: Answers) {
  return entity === aCode.id ? { kind, id: code } : { kind: "entities", id: entity }
}

/** What people call it that is split. */
async function nameOf({ server }: Desk, uri: string, known: Answers): Promise<string> {
  const { kind, id } = aboutIn(known)
  return (await vocabulary(server, { uri, kind })).find(row => row.id === id)?.label ?? id
}

function askEntity({ server }: Desk, uri: string, argument: unknown): Question {
  return async () => {
    const { kind = "entities", id } = aboutOf(argument)
    if (kind !== "entities") return [aCode.id]
    if (id !== undefined) return [id]
    const here = await entitiesAt(server, argument)
    const all = await vocabulary(server, { uri, kind })
    const [near, others] = [all.filter(row => here.includes(row.id)), all.filter(row => !here.includes(row.id))]
    return { title, placeholder: "What is to be split?", rows: [...near, aCode, ...others] }
  }
}

function askKind(argument: unknown): Question {
  return async ([[entity = ""] = []]) => {
    if (entity !== aCode.id) return ["entities"]
    const { kind } = aboutOf(argument)
    return kind === undefined ? { title, placeholder: "Of which kind?", rows: codeKinds } : [kind]
  }
}

function askCode({ server }: Desk, uri: string, argument: unknown): Question {
  return async ([[entity = ""] = [], [kind = ""] = []]) => {
    if (entity !== aCode.id) return [entity]
    const { id } = aboutOf(argument)
    if (id !== undefined) return [id]
    return { title, placeholder: `Which ${nameOfKind(kind)}?`, rows: await vocabulary(server, { uri, kind }) }
  }
}

function tickText(uses: Uses | undefined): string {
  if (uses === undefined || uses.articles.length === 0) return "Nothing uses it, so there is nothing to split"
  const more = uses.leftOut === 0 ? "" : ` (${uses.leftOut} more articles behind these: split again afterwards)`
  return `Tick what belongs to another one${more}`
}

function askInto(desk: Desk, uri: string): Question {
  return async known => {
    if (known[3]?.length === 0) return undefined
    const { kind, id } = aboutIn(known)
    const rows = (await vocabulary(desk.server, { uri, kind })).filter(row => row.id !== id)
    const placeholder = "To what does this belong? Type a name for something new"
    return { title: `${title}: ${await nameOf(desk, uri, known)}`, placeholder, rows, open: () => undefined }
  }
}

/** Of a new entity; "" where none is needed. */
function askType({ server }: Desk, uri: string): Question {
  return async known => {
    const { kind } = aboutIn(known)
    const [into = ""] = known[4] ?? []
    const others = await vocabulary(server, { uri, kind })
    if (kind !== "entities" || others.some(row => row.id === into)) return [""]
    const rows = await vocabulary(server, { uri, kind: "entity-types" })
    return { title: `${title}: ${into}`, placeholder: `Of which type is "${into}"?`, rows }
  }
}

function choicesIn({ uri, title: article, mentions, claims, isTagged }: ArticleUses): readonly Choice[] {
  const group = article
  const start = { line: 0, character: 0 }
  const tagged: Choice[] = isTagged
    ? [{ row: { id: uri, label: article, description: fileName(uri) }, place: { uri, range: { start, end: start } } }]
    : []
  return [
    ...tagged,
    ...mentions.map(({ range, before, hit, after }) => {
      const id = `${uri}#${range.start.line}:${range.start.character}`
      return { row: { id, label: `${before}«${hit}»${after}`, group }, place: { uri, range } }
    }),
    ...claims.map(({ id, sentence, words }) => {
      const row = { id: `claim ${id}`, label: sentence, detail: `“${words}”`, icon: "comment", group }
      return { row, claim: id }
    }),
  ]
}

function fileName(uri: string): string {
  return Uri.parse(uri).path.split("/").at(-1) ?? uri
}
