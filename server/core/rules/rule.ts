import type { Change } from "../acts/act.ts"
import type { CodedFile } from "../corpus/coded-file.ts"
import type { Corpus } from "../corpus/corpus.ts"
import type { Source } from "../corpus/files.ts"
import type { Codebook } from "../model/codebook.ts"
import type { CorpusConfig } from "../model/corpus-config.ts"
import type { RegistryFile } from "../model/registry.ts"
import type { Severity } from "../model/severity.ts"
import type { Allowance } from "../model/sidecar.ts"
import type { FileChange } from "../text/edit.ts"
import type { Span } from "../text/span.ts"

/** What a rule is about; the headings of its documentation. */
export const ruleFamilies = {
  anchoring: "Anchoring",
  registry: "Registry",
  identity: "Who is meant",
  time: "Time",
  quotation: "Quotation and attribution",
  codebook: "Codebook",
  stance: "Stance and links",
  files: "Corpus and files",
} as const

export interface RuleMeta {
  /** Also its file name, and what settings and `allow` name it by. */
  readonly code: string
  readonly family: keyof typeof ruleFamilies
  readonly severity: Severity | "off"
  /** How much a verdict looks at: one annotation, one article, the corpus, or the registry and codebook. */
  readonly scope: "annotation" | "article" | "corpus" | "registry"
  /** One sentence: when it fires. */
  readonly summary: string
  /** What to do about it, and what it may get wrong. Markdown, a few sentences. */
  readonly details: string
  /** What it looks at, in words to search for: `names`, `dates`. */
  readonly tags?: readonly string[]
  /** The version that it came with. */
  readonly since?: string
  readonly examples?: RuleExamples
}

/**
 * Small corpora as files parted by lines `//- PATH`: the rule speaks up once in the first and never in the second.
 * They share the registry and codebook of example-files.ts where they bring none.
 */
export interface RuleExamples {
  readonly bad: string
  readonly good: string
}

/**
 * One rule. It implements the check of each kind of file that it has something to say about. Checks are pure: the
 * same file and corpus give the same reports.
 */
export interface Rule {
  readonly meta: RuleMeta
  /** Undefined where it has looked at much, so that others can be answered before it goes on. */
  checkSidecar?(file: CodedFile, corpus: Corpus): Iterable<Report | undefined>
  /** `uri` is an article's. */
  checkArticle?(uri: string, corpus: Corpus): Iterable<Report>
  /** `uri` is that of an article or sidecar which is there and has no text that could be read. */
  checkUnread?(uri: string, corpus: Corpus): Iterable<Report>
  /**
   * What it tells of an entity depends on nothing of `source` but that entity, its text and the problems in it: about
   * others it asks the corpus. So those of which there was nothing to tell can be left out until something else is said
   * of them.
   */
  checkRegistry?(source: Source<RegistryFile>, corpus: Corpus): Iterable<Report>
  checkCodebook?(source: Source<Codebook>, corpus: Corpus): Iterable<Report>
  checkConfig?(source: Source<CorpusConfig>, corpus: Corpus): Iterable<Report>
  /** Asked last: `unused` are the allowances of the sidecar that have hidden no report of the rule they name. */
  checkAllowances?(file: CodedFile, unused: readonly Allowance[]): Iterable<Report>
}

/** What a check yields. */
export interface Report {
  /** In the checked file. */
  readonly at: Span
  /** One sentence without a full stop; the user's own words in double quotes. */
  readonly message: string
  /** Where in the article the same is to be seen. */
  readonly inArticle?: Span
  /** What is wrong wherever it stands, an unknown id: all reports of a rule about it in a file are shown as one. */
  readonly subject?: string
  /** Ids that it misses, or that would stand there if all were well; so what follows from it is told apart. */
  readonly entities?: readonly string[]
  readonly related?: readonly Related[]
  /** Computed only when somebody asks, from what the check saw. The best one first. */
  readonly fix?: () => readonly Fix[]
}

export interface Related {
  readonly uri: string
  readonly span: Span
  readonly message: string
}

/** A repair; it removes its finding and creates no new one. */
export interface Fix {
  readonly title: string
  /** It changes nothing of what the annotations say, so that many can be applied unseen. */
  readonly safe?: true
  readonly changes: readonly FileChange[]
  /** The same, where thousands of files may have to be read for it; yields after each, so that a server can do it in slices. */
  readonly changesInBits?: () => Generator<void, readonly FileChange[]>
  /** Files that get another name; applied behind the changes. */
  readonly renames?: NonNullable<Change["renames"]>
  /** URI of a sidecar: the act `accept`, which finds out itself what to write, is done on it instead. */
  readonly accepts?: string
}

/** A verdict of a rule with its severity, in the file to edit. */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly uri: string
  readonly span: Span
  readonly message: string
  /** The same in the article, for somebody who reads there. */
  readonly twin?: { readonly uri: string; readonly span: Span }
  readonly related: readonly Related[]
  readonly fix?: () => readonly Fix[]
}
