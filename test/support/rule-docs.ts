import { allRules } from "../../server/core/rules/all-rules.ts"
import { type RuleExamples, type RuleMeta, ruleFamilies } from "../../server/core/rules/rule.ts"
import { ruleOptions } from "../../server/core/rules/rule-options.ts"
import { acceptedEnding } from "./fixture.ts"
import { filesIn, sharedByExamples } from "./rule-examples.ts"

/** The folder of the rules' pages, within the project. */
export const ruleFolder = "docs/rules"

/** The page of every rule, by file name. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map(allRules.map(({ meta }) => [`${meta.code}.md`, pageOf(meta)]))
}

/** The page of the files that the examples share. */
export const examplesPage = "docs/rule-examples.md"

export function sharedPage(): string {
  const files = Object.entries(sharedByExamples).map(([path, text]) => fileOf({ path, text }))
  return `<!-- Written by "npm run docs". -->
# What the examples share

Where an example on the pages of the rules shows no registry and no codebook, it has these.

${files.join("\n")}`
}

/** README.md with the table of the rules as it is now; undefined where it has no place for it. */
export function withRuleTable(readme: string): string | undefined {
  const place = /(<!-- rules -->\r?\n)[\s\S]*?(<!-- \/rules -->)/
  return place.test(readme) ? readme.replace(place, (_, open, close) => `${open}${ruleTables()}${close}`) : undefined
}

const scopes: Readonly<Record<RuleMeta["scope"], string>> = {
  annotation: "It looks at each annotation alone.",
  article: "It looks at all annotations of an article.",
  corpus: "It looks at the annotations of all articles.",
  registry: "It looks at the registry, the codebook and `postil.yaml`.",
}

function pageOf({ code, family, severity, scope, summary, details, tags = [], since, examples }: RuleMeta): string {
  const level = severity === "off" ? "Off, unless `postil.yaml` turns it on." : `Severity: ${severity}.`
  return `<!-- Written by "npm run docs" from the rule itself. -->
# ${code}

${summary}

${details}

${ruleFamilies[family]}. ${level} ${scopes[scope]}${since === undefined ? "" : ` Since ${since}.`}${tags.length === 0 ? "" : ` Tags: ${tags.join(", ")}.`}
${examples === undefined ? "" : exampleParts(examples)}
## To change or accept it

In \`postil.yaml\`, for the whole corpus:

\`\`\`yaml
rules:
  ${code}: ${severity === "off" ? "warning" : "off"}    # or ${others(severity)}
\`\`\`
${optionParts(code)}${scope === "registry" ? "" : allowance(code)}`
}

function exampleParts({ bad, good }: RuleExamples): string {
  const part = (title: string, example: string) => `\n## ${title}\n\n${filesIn(example).map(fileOf).join("\n")}`
  return `${part("Wrong", bad)}${part("Right", good)}
[The registry and codebook](../rule-examples.md) of the examples that show none.
`
}

function fileOf({ path, text }: { readonly path: string; readonly text: string }): string {
  const article = path.endsWith(acceptedEnding) ? path.slice(0, -acceptedEnding.length) : undefined
  const title = article === undefined ? `\`${path}\`` : `\`${article}\`, as it was when its annotations were accepted`
  return `${title}\n\n\`\`\`${path.endsWith(".yaml") ? "yaml" : "text"}\n${text.trimEnd()}\n\`\`\`\n`
}

function optionParts(code: string): string {
  const options = ruleOptions[code] ?? []
  if (options.length === 0) return ""
  const rows = options.map(({ name, default: value, doc }) => row([`\`${name}\``, String(value), doc]))
  const sample = options.map(({ name, default: value }) => `${name}: ${value}`).join(", ")
  return `
With an option:

\`\`\`yaml
rules:
  ${code}: {${sample}}
\`\`\`

${[row(["Option", "Default", "What it says"]), row(["---", "---", "---"]), ...rows].join("\n")}
`
}

function others(severity: RuleMeta["severity"]): string {
  const written = severity === "off" ? "warning" : "off"
  const rest = ["error", "warning", "info", "hint", "off"].filter(each => each !== written)
  return `${rest.slice(0, -1).join(", ")} or ${rest.at(-1)}`
}

function allowance(code: string): string {
  return `
In an annotation file, for one place: \`at\` is a claim, a key of \`mentions\`, or words of the article.

\`\`\`yaml
allow:
  - {rule: ${code}, at: the words, reason: why it is right here}
\`\`\`
`
}

function ruleTables(): string {
  return Object.entries(ruleFamilies)
    .map(([family, title]) => [title, allRules.filter(({ meta }) => meta.family === family)] as const)
    .filter(([, rules]) => rules.length > 0)
    .map(([title, rules]) => {
      const rows = rules.map(({ meta }) =>
        row([`[${meta.code}](${ruleFolder}/${meta.code}.md)`, meta.severity, meta.summary]),
      )
      return [
        `\n### ${title}\n`,
        row(["Rule", "Severity", "When it speaks up"]),
        row(["---", "---", "---"]),
        ...rows,
        "",
      ].join("\n")
    })
    .join("")
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`
}
