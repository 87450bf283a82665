import { type CompletionContext, type CompletionItem, type CompletionList, CompletionTriggerKind } from "vscode-languageserver"
import { findClaim } from "../../core/corpus/subject.ts"
import { entityKey } from "../../core/corpus/keys.ts"
import { slice, type Span } from "../../core/text/span.ts"
import { shapeAt } from "../../core/yaml/schema.ts"
import { claimCard } from "../cards/claim-card.ts"
import { shortEntityCard } from "../cards/entity-card.ts"
import { type About, type Candidate, choose, type Typing } from "../completion/candidate.ts"
import { findPlace } from "../completion/find-place.ts"
import { keyCandidates } from "../completion/key-candidates.ts"
import { type Slot, slotsOf } from "../completion/slots.ts"
import { toItem, type Writing } from "../completion/to-item.ts"
import { valueCandidates } from "../completion/value-candidates.ts"
import type { YamlPlace } from "../completion/yaml-place.ts"
import type { Document, Documents, Feature } from "../feature.ts"
import { schemaOf } from "../schema-of.ts"

export const completion: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [" ", ":", "+", "{", "[", "/", '"', "'"], resolveProvider: true },
  }),
  register(connection, documents) {
    connection.onCompletion(({ textDocument, position, context }) => {
      const document = documents.findAt({ textDocument, position })
      if (document === undefined || !isWanted(document, context)) return null
      return completions(document) ?? null
    })
    connection.onCompletionResolve(item => resolveCompletion(item, documents))
  },
}

type At = Document & { readonly offset: number }

/** Half of the trigger characters are also typed for other reasons: blanks between words, as indentation. */
function isWanted({ lines: { text }, offset }: At, context: CompletionContext | undefined): boolean {
  if (context?.triggerKind !== CompletionTriggerKind.TriggerCharacter) return true
  const before = text.slice(Math.max(0, offset - 400), offset)
  if (context.triggerCharacter === " ") return !/(?:^|\n)[ \t]*$/.test(before)
  return context.triggerCharacter !== ":" || !/(?:^|\n)[ \t]*:$/.test(before)
}
