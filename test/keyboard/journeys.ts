// What people do with the keyboard alone, in a real VS Code of its own each, seen from the outside.
// A new file of journeys is one import line here.
import type { Say } from "../support/editor-host/project.ts"
import type { Summary } from "../support/summary.ts"
import { walkListed } from "./journey-list.ts"
import "./annotation-mode.ts"
import "./create-corpus.ts"
import "./failures.ts"
import "./merge-entities.ts"
import "./rename-everywhere.ts"
import "./rename-file.ts"
import "./sample.ts"
import "./tag-and-undo.ts"
import "./type-ahead.ts"
import "./trust.ts"
import "./whole-article.ts"

export function runJourneys(pattern: string, say: Say): Promise<Summary> {
  return walkListed(pattern, say)
}
