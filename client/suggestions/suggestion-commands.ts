import { type Disposable, Uri, window, workspace } from "vscode"
import { entitiesAt } from "../claims/annotations-here.ts"
import type { Handlers } from "../commands.ts"
import { type Answers, askInTurn, type Question } from "../forms/ask-in-turn.ts"
import type { Desk } from "../forms/desk.ts"
import { withPicker } from "../forms/edit-in-form.ts"
import type { Row } from "../forms/page.ts"
import type { Tagging } from "../tagging/tagging.ts"
import { aboutOf } from "../vocabulary/about.ts"
import { vocabulary } from "../vocabulary/vocabulary-pages.ts"
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
    "postil.tickSuggestion": () => suggestions.toggle(),
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

const title = "Find Other Mentions"
/** No entity has an empty id. */
const every: Row = {
  id: "",
  label: "Every entity",
  description: "All names that the registry knows",
  icon: "list-flat",
}

/** Of one entity or of every one, in the article or the corpus; what the argument says is not asked. */
async function findOtherMentions(suggestions: Suggestions, desk: Desk, argument: unknown): Promise<void> {
  const uri = desk.corpora.fileFor(argument)
  if (uri === undefined) return
  let answers: Answers | undefined
  await withPicker(title, async picker => {
    answers = await askInTurn(picker, [askWhose(desk, uri, argument), askWhere(argument)])
  })
  const [[entity] = [], [scope] = []] = answers ?? []
  if (entity === undefined || !isScope(scope)) return
  await suggestions.find({ uri, scope, ...(entity !== every.id && { entity }) }, "asked")
}

/** The entity at the cursor first. */
function askWhose({ server }: Desk, uri: string, argument: unknown): Question {
  return async () => {
    const { id } = aboutOf(argument)
    if (id !== undefined) return [id]
    const here = await entitiesAt(server, argument)
    const all = await vocabulary(server, { uri, kind: "entities" })
    const [near, others] = [all.filter(row => here.includes(row.id)), all.filter(row => !here.includes(row.id))]
    return { title, placeholder: "Whose?", rows: [...near, every, ...others] }
  }
}

function askWhere(argument: unknown): Question {
  return async () => {
    const { scope } = (argument ?? {}) as { readonly scope?: unknown }
    if (isScope(scope)) return [scope]
    // Without an article there is nothing to choose.
    if (!["plaintext", "markdown"].includes(window.activeTextEditor?.document.languageId ?? "")) return ["corpus"]
    const rows = [
      { id: "article", label: "In this article" },
      { id: "corpus", label: "In all articles" },
    ]
    return { title, placeholder: "Where?", rows }
  }
}

function isScope(scope: unknown): scope is Wanted["scope"] {
  return scope === "article" || scope === "corpus"
}

async function dismissRows(suggestions: Suggestions, argument: unknown): Promise<void> {
  const row = findRow(suggestions.list, argument)
  const { selected } = suggestions
  const rows = row === undefined || selected.includes(row) ? selected : [row]
  if (rows.length > 0) await suggestions.dismiss(rows)
}
