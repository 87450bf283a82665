import { isRefusal } from "../core/acts/act.ts"
import { runAct } from "../core/acts/all-acts.ts"
import type { Corpus } from "../core/corpus/corpus.ts"
import { applyEdits } from "../core/text/edit.ts"
import { count } from "../core/text/wording.ts"
import { type Command, type ExitCode, exitCodes } from "./command.ts"
import { filesNamed, nameInShell } from "./named-files.ts"
import { rewrite } from "./rewrite.ts"
import { printable } from "./style.ts"

export const format: Command = {
  name: "format",
  takes: "[FILES or FOLDER]",
  summary: "Put annotation files, registry, codebook and postil.yaml into canonical form.",
  details: `Prints the names of the files that it changed. Nothing of what they say changes, and comments stay with what
they belong to. Exit code 0: all done, or with --check nothing to do; 1: with --check a file is not in canonical form,
or one has mistakes that are to be mended first; 2: it could not run.`,
  options: {
    check: { type: "boolean", doc: "Change nothing; list the files that are not in canonical form." },
  },
  run({ words, options }, terminal) {
    let code: ExitCode = exitCodes.clean
    let changed = 0
    for (const [uri, corpus] of filesNamed(words, terminal, canBeFormatted)) {
      const before = corpus.textOf(uri) ?? ""
      const { text, refused } = formatted(uri, before, corpus)
      const fault = text === undefined || options.check === true ? undefined : rewrite(uri, before, text, corpus)
      if (refused !== undefined || fault !== undefined) {
        terminal.say(`${printable(refused ?? fault ?? "")}.\n`)
        code = worse(code, fault === undefined ? exitCodes.findings : exitCodes.failed)
      } else if (text !== undefined) {
        terminal.write(`${printable(nameInShell(uri, terminal))}\n`)
        changed++
      }
    }
    if (terminal.progress && changed === 0 && code === exitCodes.clean)
      terminal.say("Every file is in canonical form.\n")
    if (options.check !== true || changed === 0) return code
    terminal.say(`Not in canonical form: ${count(changed, "file")}.\n`)
    return worse(code, exitCodes.findings)
  },
}

/** The new text of a file that is not in canonical form, or why it cannot be formatted. */
function formatted(uri: string, before: string, corpus: Corpus): { readonly text?: string; readonly refused?: string } {
  const outcome = runAct("format-file", { uri }, { corpus, today: new Date().toISOString().slice(0, 10) })
  if (isRefusal(outcome)) return outcome
  const [change] = outcome.changes
  return change === undefined ? {} : { text: applyEdits(before, change.edits) }
}

function canBeFormatted(uri: string, corpus: Corpus): boolean {
  return corpus.kindOf(uri) !== "article" && corpus.textOf(uri) !== undefined
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b
}
