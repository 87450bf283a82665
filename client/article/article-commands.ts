import { Range, type TextEditor, window } from "vscode"
import type { FormParams } from "../../server/lsp/acts-protocol.ts"
import { markWords } from "../claims/marked-words.ts"
import type { Desk } from "../forms/desk.ts"
import { editField, editInForm, withPicker } from "../forms/edit-in-form.ts"
import { inTitle } from "../forms/frame.ts"
import type { Row } from "../forms/page.ts"

export async function editArticle(desk: Desk, argument: unknown): Promise<void> {
  const form = formFor(desk, argument)
  if (form !== undefined) await editInForm(desk, form, set => desk.acts.do("edit-article", { uri: form.uri, set }))
}

/** Asks for one key of the article's sidecar, such as `tags` or `status`. */
export async function setArticleField(desk: Desk, key: string, argument: unknown): Promise<void> {
  const form = formFor(desk, argument)
  if (form !== undefined) await editField(desk, form, key, set => desk.acts.do("edit-article", { uri: form.uri, set }))
}

function formFor({ corpora }: Desk, argument: unknown): FormParams | undefined {
  const uri = corpora.fileFor(argument)
  return uri === undefined ? undefined : { uri, of: "article" }
}

const regions: readonly Row[] = [
  { id: "headline", label: "Headline" },
  { id: "standfirst", label: "Standfirst", detail: "The paragraph between headline and text" },
  { id: "caption", label: "Caption" },
  { id: "subhead", label: "Subhead" },
  { id: "byline", label: "Byline" },
]

const scopes: readonly Row[] = [
  { id: "article", label: "In this article", detail: "Nothing in these words counts as annotated" },
  { id: "corpus", label: "In all articles", detail: "For lines that come back in article after article" },
]

export async function markRegion({ acts }: Desk): Promise<void> {
  const marked = await askAboutWords("Mark as Headline or Caption", "What is this part of the article?", regions)
  if (marked !== undefined)
    await acts.do("mark-region", { uri: marked.uri, range: marked.range, region: marked.id }, marked.words)
}

export async function markBoilerplate({ acts }: Desk): Promise<void> {
  const marked = await askAboutWords("Mark as Boilerplate", "Where is this no part of the text?", scopes)
  if (marked === undefined) return
  await acts.do("mark-boilerplate", { uri: marked.uri, range: marked.range, scope: marked.id }, marked.words)
}

/** Asks about the selected words, or the line of the cursor. */
async function askAboutWords(title: string, placeholder: string, rows: readonly Row[]) {
  const editor = window.activeTextEditor
  if (editor === undefined) return undefined
  const { start, end } = wordsIn(editor)
  const words = editor.document.getText(new Range(start, end))
  const marked = markWords(editor, { start, end })
  let id: string | undefined
  await withPicker(title, async picker => {
    const answer = await picker.ask({ title: `${title}: ${inTitle(words)}`, placeholder, rows })
    id = answer?.kind === "row" ? answer.id : undefined
  })
  marked.dispose()
  return id === undefined ? undefined : { id, uri: editor.document.uri.toString(), range: { start, end }, words }
}

function wordsIn({ document, selection }: TextEditor): Range {
  if (!selection.isEmpty) return selection
  const line = document.lineAt(selection.active.line)
  return new Range(line.lineNumber, line.firstNonWhitespaceCharacterIndex, line.lineNumber, line.text.trimEnd().length)
}
