import type { Severity } from "../core/model/severity.ts"
import { allRules } from "../core/rules/all-rules.ts"
import { type RuleMeta, ruleFamilies } from "../core/rules/rule.ts"
import { shortHash } from "../core/similar/short-hash.ts"
import { packageVersion } from "../node/package-file.ts"
import type { ListedFinding } from "./listed-findings.ts"
import type { Range } from "./places.ts"

const levels: Readonly<Record<Severity | "off", string>> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
  off: "none",
}

/** The findings as a SARIF 2.1.0 log, which code-scanning services take. */
export function toSarif(findings: readonly ListedFinding[]): object {
  const fired = new Set(findings.map(({ code }) => code))
  const rules = allRules.filter(({ meta }) => fired.has(meta.code)).map(({ meta }) => meta)
  const indices = new Map(rules.map(({ code }, index) => [code, index]))
  const seen = new Map<string, number>()
  const driver = { name: "Postil", semanticVersion: packageVersion(), rules: rules.map(toDescriptor) }
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        columnKind: "utf16CodeUnits",
        results: findings.map(finding => toResult(finding, indices.get(finding.code), seen)),
      },
    ],
  }
}

function toDescriptor({ code, family, severity, summary, details, tags = [] }: RuleMeta): object {
  return {
    id: code,
    shortDescription: { text: plain(summary) },
    fullDescription: { text: plain(details) },
    help: { text: plain(`${summary} ${details}`), markdown: `${summary}\n\n${details}` },
    defaultConfiguration: { enabled: severity !== "off", level: levels[severity] },
    properties: { tags: [ruleFamilies[family], ...tags] },
  }
}

function toResult(finding: ListedFinding, ruleIndex: number | undefined, seen: Map<string, number>): object {
  const { code, severity, message, file, range, related } = finding
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: toLocation(file, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: toLocation(place.file, place.range),
        message: { text: place.message },
      })),
    }),
    partialFingerprints: { "postil/v1": fingerprintOf(finding, seen) },
  }
}

function toLocation(file: string, { start, end }: Range): object {
  return {
    artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  }
}

/** The same wherever a finding moves in its file; those alike are counted. */
function fingerprintOf({ code, file, message }: ListedFinding, seen: Map<string, number>): string {
  const hash = shortHash([code, file, message.replace(/\blines? \d+(?:, \d+)*/g, "")])
  const number = (seen.get(hash) ?? 0) + 1
  seen.set(hash, number)
  return `${hash}:${number}`
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "")
}
