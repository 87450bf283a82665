import { DeclarationRequest } from "vscode-languageserver"
import { definedAt } from "../../core/corpus/defined-at.ts"
import { subjectsOf } from "../../core/corpus/subject.ts"
import type { Feature } from "../feature.ts"
import { answerWithPlaces, type GoTo } from "../goto.ts"

export const declaration: Feature = {
  capabilities: () => ({ declarationProvider: true }),
  register(connection, documents) {
    answerWithPlaces(connection, DeclarationRequest, documents, declarationsOf)
  },
}

/** From the article to the line of the sidecar that says so: a surface or a claim. In YAML from an id to its entry. */
export const declarationsOf: GoTo = (found, { offset, corpus, uri }) => {
  if (found.kind === "mention") return [{ uri: found.file.uri, span: found.mention.surface.text.span }]
  if (found.kind === "surface") return [{ uri, span: found.span }]
  if (found.kind === "id" && found.use.declares) return [{ uri, span: found.span }]
  return subjectsOf(found, offset, corpus).flatMap(subject => definedAt(subject, corpus) ?? [])
}
