import {
  type Disposable,
  Range as EditorRange,
  EventEmitter,
  type Memento,
  type TextDocument,
  type TextEditor,
  window,
} from "vscode"
import type { Range } from "vscode-languageclient"
import {
  type ActParams,
  type EntityChoices,
  type EntityChoicesParams,
  entityChoicesRequest,
} from "../../server/lsp/acts-protocol.ts"
import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"
import { askForTag, type Decision } from "./ask-for-tag.ts"
import { followSteps } from "./follow-steps.ts"
import { RecentEntities, type RecentEntity } from "./recent-entities.ts"
import type { Scope } from "./tag-rows.ts"

/** Words of an article about to be tagged. */
export interface Target {
  readonly uri: string
  /** Empty: the server finds the words around it. */
  readonly range: Range
  /** As far as they are known without the server. */
  readonly words: string
}

const scopeKey = "postil.tagScope"

/** Tags words as entities: by the picker, as the last one, or as one of the most recent ones. */
export class Tagging implements Disposable {
  readonly recent: RecentEntities
  readonly #server: ServerClient
  readonly #acts: Acts
  readonly #state: Memento
  readonly #tagged = new EventEmitter<{ readonly uri: string; readonly entity: string }>()

  readonly #following: Disposable

  /** Words were tagged as an entity, in an article. */
  readonly onDidTag = this.#tagged.event

  constructor(server: ServerClient, acts: Acts, state: Memento) {
    this.#server = server
    this.#acts = acts
    this.#state = state
    this.recent = new RecentEntities(state)
    this.#following = followSteps(acts, this.recent)
  }

  /** Whether tags go to all occurrences of the words; as it was last decided. */
  get scope(): Scope {
    return this.#state.get<Scope>(scopeKey, "all")
  }

  async tagSelection(): Promise<void> {
    const editor = window.activeTextEditor
    if (editor === undefined) return
    const { document } = editor
    const target = targetIn(editor)
    let found: Promise<Target> | undefined
    const decision = await askForTag({
      words: target.words,
      recent: this.recent.all,
      scope: this.scope,
      choices: query => {
        const answer = this.choices(target, query)
        found ??= answer.then(choices => wordsAt(choices?.range ?? target.range, document))
        return answer
      },
      rememberScope: scope => void this.#state.update(scopeKey, scope),
    })
    if (decision === undefined) return
    const chosen = (await found) ?? wordsAt(target.range, document)
    await (decision.kind === "tag"
      ? this.#tag(chosen, decision.entity, decision.scope)
      : this.#create(chosen, decision))
  }

  /** Tags as the entity used `nth` to last, from 1; asks when there is none. */
  async tagWithRecent(nth: number): Promise<void> {
    const editor = window.activeTextEditor
    const entity = this.recent.all[nth - 1]
    if (editor === undefined) return
    if (entity === undefined) return await this.tagSelection()
    const target = targetIn(editor)
    const range = (await this.choices(target))?.range ?? target.range
    await this.#tag(wordsAt(range, editor.document), entity, this.scope)
  }

  /** Whom the words may mean; null outside of a corpus, undefined when the server does not answer. */
  async choices({ uri, range }: Target, query?: string): Promise<EntityChoices | null | undefined> {
    const recent = this.recent.all.map(({ id }) => id)
    const params: EntityChoicesParams = { uri, range, recent, ...(query !== undefined && { query }) }
    return await this.#server.ask<EntityChoices>(entityChoicesRequest, params)
  }

  dispose(): void {
    this.#tagged.dispose()
    this.#following.dispose()
  }

  async #tag({ uri, range, words }: Target, entity: RecentEntity | "none", scope: Scope): Promise<void> {
    const id = entity === "none" ? "none" : entity.id
    const isDone = await this.#acts.do("tag", { uri, range, entity: id, scope }, words)
    if (isDone && entity !== "none") await this.#remember(uri, entity)
  }

  async #create(target: Target, { name, type, scope }: Extract<Decision, { kind: "create" }>): Promise<void> {
    const { uri, range, words } = target
    const params: ActParams<"create-entity", Range> = { uri, range, name, type, scope }
    if (!(await this.#acts.do("create-entity", params, words))) return
    // Its id is the server's to make up.
    const choices = await this.choices(target)
    const id = choices?.taggedAs
    if (id)
      await this.#remember(uri, { id, name, type: choices.types.find(({ value }) => value === type)?.label ?? type })
  }

  async #remember(uri: string, entity: RecentEntity): Promise<void> {
    await this.recent.remember(entity)
    this.#tagged.fire({ uri, entity: entity.id })
  }
}

/** What is about to be tagged, with the words that stand there now. */
function wordsAt(range: Range, document: TextDocument): Target {
  const { start, end } = range
  const words = document.getText(new EditorRange(start.line, start.character, end.line, end.character))
  return { uri: document.uri.toString(), range, words }
}

/** The selection, or the place of the cursor. */
export function targetIn({ document, selection }: TextEditor): Target {
  const words = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection
  const { start, end } = selection
  return {
    uri: document.uri.toString(),
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    words: words === undefined ? "" : document.getText(words),
  }
}
