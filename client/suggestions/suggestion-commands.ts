import { type Disposable, Uri, window, workspace } from "vscode"
import type { Handlers } from "../commands.ts"
import type { Desk } from "../forms/desk.ts"
import { withPicker } from "../forms/edit-in-form.ts"
import type { Tagging } from "../tagging/tagging.ts"
import { aboutOf } from "../vocabulary/about.ts"
import { chooseEntity } from "../vocabulary/edit-vocabulary.ts"
import { showSuggestion } from "./show-suggestion.ts"
import type { Suggestions, Wanted } from "./suggestions.ts"
import { findRow } from "./suggestions-view.ts"

export function suggestionCommands(suggestions: Suggestions, desk: Desk): Handlers {
  return {
    "postil.findOtherMentions": argument => findOtherMentions(suggestions, desk, argument),
    "postil.applySuggestions": () => suggestions.apply(),
    "postil.dismissSuggestions": () => suggestions.dismiss(),
    "postil.dismissSuggestion": argument => dismissRows(suggestions, argument),
    "postil.forgetDismissed": () => suggestions.forgetDismissed(),
    "postil.nextSuggestion": () => suggestions.step("next"),
    "postil.previousSuggestion": () => suggestions.step("previous"),
    "postil.acceptSuggestion": () => suggestions.decide("accept"),
    "postil.rejectSuggestion": () => suggestions.decide("reject"),
    // What a click or Enter on a row does; in no menu.
    "postil.showSuggestion": argument => {
      const row = findRow(suggestions.list, argument)
      return row && showSuggestion(row, "stay")
    },
  }
}

/** After a tag, looks for other mentions as the setting has it. */
export function suggestAfterTagging(suggestions: Suggestions, tagging: Pick<Tagging, "onDidTag">): Disposable {
  return tagging.onDidTag(({ uri, entity }) => {
    const scope = workspace.getConfiguration("postil.suggestions", Uri.parse(uri)).get("afterTagging", "article")
    if (scope === "article" || scope === "corpus") void suggestions.find({ uri, scope, entity }, "along")
  })
}

async function findOtherMentions(suggestions: Suggestions, desk: Desk, argument: unknown): Promise<void> {
  const title = "Find Other Mentions"
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  const entity = aboutOf(argument).id ?? (await chooseEntity(desk, { uri, title, argument }))
  const scope = entity === undefined ? undefined : (scopeIn(argument) ?? (await askScope(title)))
  if (entity !== undefined && scope !== undefined) await suggestions.find({ uri, scope, entity }, "asked")
}

function scopeIn(argument: unknown): Wanted["scope"] | undefined {
  if (typeof argument !== "object" || argument === null || !("scope" in argument)) return undefined
  const { scope } = argument
  return scope === "article" || scope === "corpus" ? scope : undefined
}

async function askScope(title: string): Promise<Wanted["scope"] | undefined> {
  // Without an article there is nothing to choose.
  if (!["plaintext", "markdown"].includes(window.activeTextEditor?.document.languageId ?? "")) return "corpus"
  let scope: Wanted["scope"] | undefined
  await withPicker(title, async picker => {
    const answer = await picker.ask({
      title,
      placeholder: "Where?",
      rows: [
        { id: "article", label: "In this article" },
        { id: "corpus", label: "In all articles" },
      ],
    })
    if (answer?.kind === "row") scope = answer.id === "article" ? "article" : "corpus"
  })
  return scope
}

async function dismissRows(suggestions: Suggestions, argument: unknown): Promise<void> {
  const row = findRow(suggestions.list, argument)
  const { selected } = suggestions
  const rows = row === undefined || selected.includes(row) ? selected : [row]
  if (rows.length > 0) await suggestions.dismiss(rows)
}
