import type { Feature } from "./feature.ts"
import { act } from "./features/act.ts"
import { annotations } from "./features/annotations.ts"
import { annotationsAt } from "./features/annotations-at.ts"
import { callHierarchy } from "./features/call-hierarchy.ts"
import { codeAction } from "./features/code-action.ts"
import { coders } from "./features/coders.ts"
import { completion } from "./features/completion.ts"
import { counterpart } from "./features/counterpart.ts"
import { declaration } from "./features/declaration.ts"
import { definition } from "./features/definition.ts"
import { documentHighlight } from "./features/document-highlight.ts"
import { documentLink } from "./features/document-link.ts"
import { documentSymbol } from "./features/document-symbol.ts"
import { entityChoices } from "./features/entity-choices.ts"
import { executeCommand } from "./features/execute-command.ts"
import { fix } from "./features/fix.ts"
import { foldingRange } from "./features/folding-range.ts"
import { form } from "./features/form.ts"
import { formatting } from "./features/formatting.ts"
import { hover } from "./features/hover.ts"
import { implementation } from "./features/implementation.ts"
import { newCorpus } from "./features/new-corpus.ts"
import { references } from "./features/references.ts"
import { rename } from "./features/rename.ts"
import { selectionRange } from "./features/selection-range.ts"
import { semanticTokens } from "./features/semantic-tokens.ts"
import { stepMention } from "./features/step-mention.ts"
import { suggestions } from "./features/suggestions.ts"
import { typeDefinition } from "./features/type-definition.ts"
import { uses } from "./features/uses.ts"
import { vocabulary } from "./features/vocabulary.ts"
import { willRenameFiles } from "./features/will-rename-files.ts"
import { workspaceSymbol } from "./features/workspace-symbol.ts"

/** Every feature of the server that needs no more than the documents; one line each. */
export const allFeatures: readonly Feature[] = [
  act,
  annotations,
  annotationsAt,
  callHierarchy,
  codeAction,
  coders,
  completion,
  counterpart,
  declaration,
  definition,
  documentHighlight,
  documentLink,
  documentSymbol,
  executeCommand,
  fix,
  entityChoices,
  foldingRange,
  formatting,
  form,
  hover,
  implementation,
  newCorpus,
  references,
  rename,
  selectionRange,
  semanticTokens,
  stepMention,
  suggestions,
  typeDefinition,
  uses,
  willRenameFiles,
  vocabulary,
  workspaceSymbol,
]
