import { readFileSync } from "node:fs"
import { join } from "node:path"
import { projectFolder } from "../support/editor-host/project.ts"

/** The page on SQL: what of it can be run, by its headings. */
export interface DocumentedQueries {
  readonly text: string
  readonly headings: ReadonlyMap<string, readonly string[]>
}

export function documentedQueries(): DocumentedQueries {
  const text = readFileSync(join(projectFolder, "docs/sql.md"), "utf8").replaceAll("\r\n", "\n")
  const headings = new Map<string, readonly string[]>()
  for (const section of text.split(/^#+ /m).slice(1)) {
    const heading = section.slice(0, section.indexOf("\n"))
    headings.set(
      heading,
      [...section.matchAll(/^```sql\n(.*?)^```/gms)].map(match => match[1] ?? ""),
    )
  }
  return { text, headings }
}
