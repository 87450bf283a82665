import { allRules } from "../../server/core/rules/all-rules.ts"
import { type RuleMeta, ruleFamilies } from "../../server/core/rules/rule.ts"

/** The folder of the rules' pages, within the project. */
export const ruleFolder = "docs/rules"

/** The page of every rule, by file name. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map(allRules.map(({ meta }) => [`${meta.code}.md`, pageOf(meta)]))
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

function pageOf({ code, family, severity, scope, summary, details }: RuleMeta): string {
  const level = severity === "off" ? "Off, unless `postil.yaml` turns it on." : `Severity: ${severity}.`
  return `<!-- Written by "npm run docs" from the rule itself. -->
# ${code}

${summary}

${details}

${ruleFamilies[family]}. ${level} ${scopes[scope]}

## To change or accept it

In \`postil.yaml\`, for the whole corpus:

\`\`\`yaml
rules:
  ${code}: ${severity === "off" ? "warning" : "off"}    # or ${others(severity)}
\`\`\`
${scope === "registry" ? "" : allowance(code)}`
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
