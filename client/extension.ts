import { type ExtensionContext, window } from "vscode"
import { AnnotationStore } from "./annotation-store.ts"
import { Acts } from "./apply/acts.ts"
import { Adoption } from "./apply/adopt.ts"
import { applyCommands } from "./apply/apply-commands.ts"
import { onUnaskedRenames } from "./apply/unasked-renames.ts"
import { claimCommands } from "./claims/claim-commands.ts"
import { registerCommands } from "./commands.ts"
import { keepContextKeys } from "./context-keys.ts"
import { corpusCommands } from "./corpus/corpus-commands.ts"
import { provideReports } from "./corpus/report.ts"
import type { Desk } from "./forms/desk.ts"
import { Drafts } from "./forms/drafts.ts"
import { Highlights } from "./highlights.ts"
import { tellOfTrust } from "./kept-texts.ts"
import { AnnotationMode } from "./mode/annotation-mode.ts"
import { modeCommands } from "./mode/mode-commands.ts"
import { assignLanguages } from "./own-languages.ts"
import { holdingKeys } from "./picking/held-keys.ts"
import { readingCommands } from "./reading-commands.ts"
import { ServerClient } from "./server-client.ts"
import { showStatus } from "./status-items.ts"
import { Dismissed } from "./suggestions/dismissed.ts"
import { suggestAfterTagging, suggestionCommands } from "./suggestions/suggestion-commands.ts"
import { Suggestions } from "./suggestions/suggestions.ts"
import { Tagging } from "./tagging/tagging.ts"
import { taggingCommands } from "./tagging/tagging-commands.ts"
import { followCoder } from "./vocabulary/follow-coder.ts"
import { KnownCorpora } from "./vocabulary/known-corpora.ts"
import { vocabularyCommands } from "./vocabulary/vocabulary-commands.ts"

/** What tests may look at. */
export interface TestApi {
  readonly highlights: Pick<Highlights, "shown">
  readonly server: Pick<ServerClient, "ask" | "breakPipe" | "kill" | "notify">
  readonly acts: Pick<Acts, "apply" | "canUndo" | "do" | "undo">
  readonly suggestions: Pick<Suggestions, "list" | "shown">
}

/** Returns at once: VS Code holds back our commands until it does. */
export function activate(context: ExtensionContext): TestApi {
  const log = window.createOutputChannel("Postil", { log: true })
  const adoption = new Adoption(step => acts.record(step))
  const server = new ServerClient(context, log, adoption.middleware)
  const annotations = new AnnotationStore(server)
  const acts = new Acts(server, log)
  const tagging = new Tagging(server, acts, context.workspaceState)
  const corpora = new KnownCorpora(server)
  const desk: Desk = { server, acts, corpora, drafts: new Drafts() }
  const suggestions = new Suggestions(server, acts, new Dismissed(context.workspaceState))
  const highlights = new Highlights(annotations)
  const mode = new AnnotationMode(annotations)
  context.subscriptions.push(
    server,
    annotations,
    acts,
    adoption,
    adoption.askOnRename(event => server.renameEdits(event)),
    onUnaskedRenames(renames => void acts.followEditor(renames)),
    tagging,
    corpora,
    suggestions,
    suggestAfterTagging(suggestions, tagging),
    followCoder(acts),
    tellOfTrust(server),
    highlights,
    mode,
    provideReports(),
    keepContextKeys(server, annotations, acts),
    assignLanguages(server),
    showStatus(server),
    registerCommands(
      readingCommands(server, log),
      applyCommands(acts),
      holdingKeys({ ...taggingCommands(tagging, server, acts), ...claimCommands(desk) }),
      vocabularyCommands(desk),
      suggestionCommands(suggestions, desk),
      corpusCommands(server, context.extensionUri),
      modeCommands(mode, server, acts),
    ),
    log,
  )
  void server.start()
  return { highlights, server, acts, suggestions }
}
