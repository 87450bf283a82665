import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join, sep } from "node:path"
import { configName } from "../core/corpus/file-layout.ts"
import type { CorpusConfig } from "../core/model/corpus-config.ts"
import { parseConfig } from "../core/yaml/parse-config.ts"
import { packageFolder } from "./package-file.ts"
import { writeFile } from "./write-file.ts"

/**
 * Makes git merge the files of a corpus by key, on this machine: lines in the corpus's `.gitattributes`, and a driver in
 * the settings of this repository only. Answers why it could not; undefined when it is done.
 */
export function setUpMerging(folder: string): string | undefined {
  if (!isInRepository(folder)) return `"${folder}" is in no git repository`
  const path = join(folder, ".gitattributes")
  const before = textOf(path) ?? ""
  const missing = missingLines(before, mergedFiles(configOf(folder)))
  const refused = missing === "" ? undefined : writeFile(path, before + missing, folder)
  if (refused !== undefined) return refused
  try {
    git(["config", "--local", "merge.postil.name", "Postil: by surface, claim, entity and field"], folder)
    git(["config", "--local", "merge.postil.driver", driverCommand(process.execPath, packageFolder)], folder)
    return undefined
  } catch {
    return `git did not take the settings of the repository that "${folder}" is in`
  }
}

/** The lines of `.gitattributes`. */
export function mergedFiles(config: Pick<CorpusConfig, "sidecar" | "registry" | "codebook">): readonly string[] {
  const sidecar = config.sidecar.replace("{stem}", "*").replace(/^\.\//, "")
  const layers = sidecar.replace(/(?=\.[^./]+$)/, ".*")
  const own = [configName, config.codebook, ...config.registry].map(path => `/${path.replace(/^\.?\//, "")}`)
  const patterns = [sidecar.split("/").at(-1) ?? sidecar, layers.split("/").at(-1) ?? layers, ...own]
  // Of globs git knows fewer signs.
  const known = patterns.filter(pattern => !/[{}!\\"]/.test(pattern))
  return known.map(pattern => `${/\s/.test(pattern) ? `"${pattern}"` : pattern} merge=postil`)
}

/**
 * What git hands to its shell. The extension lies in a folder with its version in the name, and the program that runs it
 * may move: where either is gone, git merges as it would without us. `node` is what is run, `folder` the package's.
 */
export function driverCommand(node: string, folder: string): string {
  const path = (words: string) => `'${words.split(sep).join("/").replaceAll("'", "'\\''").replaceAll("%", "%%")}'`
  const versions = /^(.*[\\/][^\\/]+)-\d[^\\/]*$/.exec(folder)?.[1]
  const isExtension = versions !== undefined && /[\\/]extensions[\\/]/.test(versions)
  const cli = isExtension ? `${path(versions)}-*/dist/cli.js` : path(join(folder, "dist", "cli.js"))
  return [
    `for cli in ${cli}; do :; done`,
    `node=${path(node)}`,
    `[ -x "$node" ] || node=$(command -v node)`,
    `if [ -f "$cli" ] && [ -n "$node" ]; then ELECTRON_RUN_AS_NODE=1 "$node" "$cli" merge-driver %O %A %B %P`,
    "else git merge-file -L ours -L base -L theirs %A %O %B; fi",
  ].join("; ")
}

/** Whether some folder above, or this one, is a repository; without asking git. */
function isInRepository(folder: string): boolean {
  const parent = dirname(folder)
  return existsSync(join(folder, ".git")) || (parent !== folder && isInRepository(parent))
}

function configOf(folder: string): CorpusConfig {
  return parseConfig(textOf(join(folder, configName)) ?? "").value
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

/** Those that a text lacks, to stand at its end in its own line ends. */
function missingLines(text: string, wanted: readonly string[]): string {
  const present = new Set(text.split(/\r?\n/).map(line => line.trim()))
  const missing = wanted.filter(line => !present.has(line))
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n"
  const isOpen = text !== "" && !text.endsWith("\n")
  return missing.length === 0 ? "" : [...(isOpen ? [""] : []), ...missing, ""].join(lineEnd)
}

/** Without a shell, and without what a repository may name to be run. */
function git(words: readonly string[], folder: string): void {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" }
  execFileSync("git", ["-c", "core.fsmonitor=false", ...words], { cwd: folder, env, stdio: "ignore" })
}
