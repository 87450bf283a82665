import { emptyCodebook, emptyRegistry, fullCodebook, newConfig } from "../../core/acts/new-files.ts"
import { configName } from "../../core/corpus/file-layout.ts"
import { uriToPath } from "../../node/file-uri.ts"
import { setUpMerging } from "../../node/set-up-merging.ts"
import {
  type NewCorpus,
  type NewCorpusParams,
  newCorpusRequest,
  type SetUpMergingParams,
  setUpMergingRequest,
} from "../acts-protocol.ts"
import type { Feature } from "../feature.ts"

/** The files that make a folder a corpus, for a client that writes those of them that do not exist. */
export const newCorpus: Feature = {
  capabilities: () => ({}),
  register(connection) {
    connection.onRequest<NewCorpus, unknown>(newCorpusRequest, (params: Partial<NewCorpusParams> | null) =>
      filesFor(params ?? {}),
    )
    connection.onRequest<string | null, unknown>(setUpMergingRequest, (params: Partial<SetUpMergingParams> | null) => {
      const path = isText(params?.folder) ? uriToPath(params.folder) : undefined
      return path === undefined ? "there is no such folder on this machine" : (setUpMerging(path) ?? null)
    })
  },
}

function filesFor({ articles, language, codebook }: Partial<NewCorpusParams>): NewCorpus {
  const given = {
    ...(isText(articles) && { articles }),
    ...(isText(language) && { language }),
  }
  return {
    files: [
      { path: configName, text: newConfig(given) },
      { path: "registry.yaml", text: emptyRegistry },
      { path: "codebook.yaml", text: codebook === "full" ? fullCodebook : emptyCodebook },
      { path: ".gitattributes", text: attributes },
      { path: ".vscode/settings.json", text: `${JSON.stringify(settings, undefined, 2)}\n` },
    ],
  }
}

/** What one machine writes is what all others read, whatever Git makes of line ends elsewhere. */
const attributes = `*.ann.yaml text eol=lf
*.ann.*.yaml text eol=lf
`

/** News has a paragraph on a line, and words of an article need no completing. */
const settings = {
  "explorer.fileNesting.enabled": true,
  "explorer.fileNesting.expand": false,
  "[plaintext]": {
    "editor.wordWrap": "on",
    "editor.minimap.enabled": false,
    "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  },
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== ""
}
