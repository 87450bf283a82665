import { commands, Range, Selection, type TextEditor, window } from "vscode"
import type { AnnotationHere } from "../../server/lsp/acts-protocol.ts"
import type { Desk } from "../forms/desk.ts"
import { editInForm, withPicker } from "../forms/edit-in-form.ts"
import { inTitle } from "../forms/frame.ts"
import type { Picker } from "../forms/picker.ts"
import { placeOf } from "../place.ts"
import { annotationRows, annotationsIn, distance } from "./annotations-here.ts"

/** Changes what is annotated at the cursor. */
export async function editAnnotation(desk: Desk, argument: unknown): Promise<void> {
  const editor = window.activeTextEditor
  const place = placeOf(argument)
  if (editor === undefined || place === undefined) return
  const at = editor.selection.contains(place.position) ? editor.selection : new Range(place.position, place.position)
  const found = await annotationsIn(desk.server, editor, at)
  const chosen = await choose(found, "Edit Annotation", "Which annotation is to be changed?")
  if (found.length === 0) return void window.setStatusBarMessage("No annotation at the cursor", 5000)
  if (chosen !== undefined) await edit(desk, editor, chosen)
}

async function edit(desk: Desk, editor: TextEditor, annotation: AnnotationHere): Promise<void> {
  const uri = editor.document.uri.toString()
  const { claim } = annotation
  if (annotation.kind === "mention") return editMention(desk, editor, annotation)
  if (claim === undefined) return void (await commands.executeCommand("postil.openSidecar"))
  await editInForm(desk, { uri, of: "claim", id: claim }, set => desk.acts.do("edit-claim", { uri, claim, set }))
}

async function editMention(desk: Desk, editor: TextEditor, mention: AnnotationHere): Promise<void> {
  const { range, words, sentence, note } = mention
  const title = inTitle(words)
  let command: string | undefined
  let newNote: string | undefined
  await withPicker("", async picker => {
    const answer = await picker.ask({
      title,
      placeholder: sentence,
      rows: [
        { id: "postil.tagSelection", label: "Tag as another entity…", icon: "tag" },
        { id: "postil.editEntity", label: "Edit the entity…", icon: "edit" },
        { id: "note", label: "Note…", icon: "note", ...(note !== undefined && { detail: note }) },
        { id: "postil.findOtherMentions", label: "Find other mentions…", icon: "search" },
        { id: "postil.openSidecar", label: "Go to its line in the annotation file", icon: "go-to-file" },
        { id: "postil.removeAnnotation", label: "Remove the annotation…", icon: "trash" },
      ],
    })
    command = answer?.kind === "row" ? answer.id : undefined
    if (command === "note") newNote = await askNote(picker, title, note)
  })
  const uri = editor.document.uri.toString()
  if (newNote !== undefined) return void (await desk.acts.do("note-mention", { uri, range, note: newNote }, words))
  if (command === undefined || command === "note") return
  const { line, character } = range.start
  editor.selection = new Selection(line, character, line, character)
  await commands.executeCommand(command)
}

/** "" to remove the one that is there. */
async function askNote(picker: Picker, title: string, note: string | undefined): Promise<string | undefined> {
  const answer = await picker.ask({
    title: `Note on ${title}`,
    placeholder: "What is to be said about this mention?",
    rows: note === undefined ? [] : [{ id: "", label: "Remove the note", icon: "trash" }],
    text: note ?? "",
    open: () => undefined,
  })
  if (answer?.kind === "text") return answer.text
  return answer?.kind === "row" ? answer.id : undefined
}

/** Gives an annotation near by the selected words. */
export async function setRange({ server, acts }: Desk): Promise<void> {
  const editor = window.activeTextEditor
  if (editor === undefined) return
  const { selection } = editor
  if (selection.isEmpty) {
    return void window.showInformationMessage("Select the words that the annotation is to have, then set its range")
  }
  const around = new Range(Math.max(selection.start.line - 2, 0), 0, selection.end.line + 3, 0)
  const movable = (await annotationsIn(server, editor, editor.document.validateRange(around)))
    .filter(({ kind }) => kind === "mention" || kind === "claim")
    .sort((a, b) => distance(a.range, selection) - distance(b.range, selection))
  if (movable.length === 0) return void window.setStatusBarMessage("No annotation near the selection", 5000)
  const words = editor.document.getText(selection)
  const chosen = await choose(movable, "Set Range of Annotation", `Which annotation is to have “${words}”?`, "always")
  if (chosen === undefined) return
  const params = { uri: editor.document.uri.toString(), range: { start: selection.start, end: selection.end } }
  const { claim } = chosen
  await acts.do(
    "set-range",
    chosen.kind === "claim" && claim ? { ...params, claim } : { ...params, from: chosen.range },
    words,
  )
}

/** One of several annotations; the only one without a question, where it is not asked "always". */
async function choose(
  found: readonly AnnotationHere[],
  title: string,
  placeholder: string,
  ask: "always" | "several" = "several",
): Promise<AnnotationHere | undefined> {
  if (found.length <= 1 && ask === "several") return found[0]
  let chosen: AnnotationHere | undefined
  await withPicker(title, async picker => {
    const answer = await picker.ask({ title, placeholder, rows: annotationRows(found) })
    chosen = answer?.kind === "row" ? found[Number(answer.id)] : undefined
  })
  return chosen
}
