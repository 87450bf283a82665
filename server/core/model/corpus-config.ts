import type { LocatedText } from "../text/span.ts"
import type { Severity } from "./severity.ts"

/** What `postil.yaml` says, with the defaults of format.md section 10 filled in where it says nothing. */
export interface CorpusConfig {
  readonly name?: LocatedText
  /** BCP 47 */
  readonly language?: LocatedText
  /** Globs relative to the folder of postil.yaml. */
  readonly articles: readonly string[]
  /** `{stem}` is the article's file name without its last extension. */
  readonly sidecar: string
  readonly registry: readonly string[]
  readonly codebook: string
  readonly rules: ReadonlyMap<string, RuleSetting>
  readonly overrides: readonly {
    readonly articles: readonly string[]
    readonly rules: ReadonlyMap<string, RuleSetting>
  }[]
  readonly boilerplate: { readonly lines: readonly LocatedText[]; readonly text: readonly LocatedText[] }
  readonly annotators: ReadonlyMap<string, { readonly id: LocatedText; readonly name?: LocatedText }>
}

export interface RuleSetting {
  readonly rule: LocatedText
  /** Absent: the rule's own. */
  readonly severity?: Severity | "off"
  /** Everything else that was written, by key. */
  readonly options: ReadonlyMap<string, string>
}
