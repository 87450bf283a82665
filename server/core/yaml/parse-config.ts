import type { CorpusConfig, RuleSetting } from "../model/corpus-config.ts"
import type { Parsed } from "../model/problem.ts"
import { severities } from "../model/severity.ts"
import type { YamlEntry, YamlNode } from "../model/yaml-node.ts"
import * as nodes from "./nodes.ts"
import { otherLimits, readYaml } from "./read.ts"
import { configSchema } from "./schema-config.ts"
import { validate } from "./validate.ts"

/** Reads postil.yaml and fills in the defaults of format.md section 10. */
export function parseConfig(text: string): Parsed<CorpusConfig> {
  const { value: root, problems } = readYaml(text, otherLimits)
  return { value: toConfig(root), problems: [...problems, ...validate(root, configSchema, text)] }
}

function toConfig(root: YamlNode | undefined): CorpusConfig {
  const boilerplate = nodes.field(root, "boilerplate")
  return {
    ...nodes.textFields(root, { name: "name", language: "language" }),
    articles: strings(root, "articles", "**/*.{txt,md}"),
    sidecar: sidecarName(nodes.textField(root, "sidecar")?.value),
    registry: strings(root, "registry", "registry.yaml"),
    codebook: nodes.textField(root, "codebook")?.value ?? "codebook.yaml",
    rules: toRules(nodes.field(root, "rules")),
    overrides: nodes.itemsOf(nodes.field(root, "overrides")).map(item => ({
      articles: nodes.textsField(item, "articles").map(glob => glob.value),
      rules: toRules(nodes.field(item, "rules")),
    })),
    boilerplate: { lines: nodes.textsField(boilerplate, "lines"), text: nodes.textsField(boilerplate, "text") },
    annotators: new Map(
      [...nodes.entriesOf(nodes.field(root, "annotators"))].map(({ key, value }) => [
        key.value,
        { id: nodes.located(key), ...nodes.textFields(value, { name: "name" }) },
      ]),
    ),
  }
}

function strings(root: YamlNode | undefined, key: string, otherwise: string): readonly string[] {
  const texts = nodes.textsField(root, key).map(text => text.value)
  return texts.length === 0 ? [otherwise] : texts
}

function toRules(node: YamlNode | undefined): Map<string, RuleSetting> {
  return new Map([...nodes.entriesOf(node)].map(entry => [entry.key.value, toSetting(entry)]))
}

function toSetting({ key, value }: YamlEntry): RuleSetting {
  const written = nodes.toText(value) ?? nodes.textField(value, "severity")
  const severity = [...severities, "off" as const].find(level => level === written?.value)
  const options = new Map<string, string>()
  for (const entry of nodes.entriesOf(value)) {
    const texts = nodes.toTexts(entry.value)
    if (entry.key.value !== "severity" && texts.length > 0) {
      options.set(entry.key.value, texts.map(text => text.value).join(", "))
    }
  }
  return { rule: nodes.located(key), ...(severity === undefined ? {} : { severity }), options }
}

/** The template as written where it can tell sidecars from other files, else the default. */
function sidecarName(written: string | undefined): string {
  return written?.includes("{stem}") && written !== "{stem}" ? written : "{stem}.ann.yaml"
}
