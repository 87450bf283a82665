import { type Disposable, EventEmitter, type LogOutputChannel, window, workspace } from "vscode"
import type { Range } from "vscode-languageclient"
import {
  type AcceptedParams,
  type ActAnswer,
  type ActName,
  type ActParams,
  type ActRequest,
  type ActResult,
  acceptedNotification,
  acceptedUndoneNotification,
  actRequest,
  type FixParams,
  fixRequest,
  type WrittenParams,
  writingNotification,
  writtenNotification,
} from "../../server/lsp/acts-protocol.ts"
import type { ServerClient } from "../server-client.ts"
import { askForTrust } from "./ask-for-trust.ts"
import { carryOut, inverse, type Watch } from "./carry-out.ts"
import { type Cursor, cursorNow, putCursor } from "./cursor.ts"
import { EditorFiles } from "./editor-files.ts"
import { failureText, outdatedText } from "./failure-text.ts"
import type { Operation, Rename } from "./file-store.ts"
import { type Heir, heirsOf } from "./heirs.ts"
import { Journal, renamesIn, type Step } from "./journal.ts"
import { planOf } from "./plan.ts"
import { rescue } from "./rescue.ts"
import { watched } from "./watched.ts"

const messageMs = 4000

/** Does what a person decided: asks the server for the edits, writes and saves them, and takes them back. */
export class Acts implements Disposable {
  readonly #server: ServerClient
  readonly #journal = new Journal<Cursor>()
  readonly #log: LogOutputChannel
  readonly #changed = new EventEmitter<void>()
  readonly #renamed = new EventEmitter<readonly Rename[]>()
  readonly #done = new EventEmitter<Step>()
  readonly #undone = new EventEmitter<Step>()
  /** How to ask again for what was answered. */
  readonly #asked = new WeakMap<ActResult, () => Promise<ActAnswer | null | undefined>>()
  readonly #heirs = new WeakMap<ActResult, readonly Heir[]>()
  #busy: Promise<unknown> = Promise.resolve()
  #isApplying = false
  #said = ""
  /** What the editor has last taken back by itself. */
  #takenBack: Step<Cursor> | undefined

  /** There is a step more or less to take back. */
  readonly onDidChange = this.#changed.event
  /** A step, or its being taken back, has given files other names. */
  readonly onDidRename = this.#renamed.event
  readonly onDidDo = this.#done.event
  readonly onDidUndo = this.#undone.event

  constructor(server: ServerClient, log: LogOutputChannel) {
    this.#server = server
    this.#log = log
  }

  /** Also while something is done that can be taken back right behind it. */
  get canUndo(): boolean {
    return this.#journal.last !== undefined || this.#isApplying
  }

  /** What was told last of something done or taken back. */
  get said(): string {
    return this.#said
  }

  /** What an act would do; undefined when it cannot be done, which the person is told. */
  async preview<Name extends ActName>(
    name: Name,
    params: ActParams<Name, Range>,
    words?: string,
  ): Promise<ActResult | undefined> {
    const request: ActRequest<Name> = { name, params, ...(words !== undefined && { words }) }
    const result = await this.#preview(() => this.#server.ask<ActAnswer>(actRequest, request))
    if (result !== undefined) this.#heirs.set(result, heirsOf(name, params))
    return result
  }

  /** What a quick fix would do. */
  async previewFix(params: FixParams): Promise<ActResult | undefined> {
    return await this.#preview(() => this.#server.ask<ActAnswer>(fixRequest, params))
  }

  /**
   * Does an act. Answers whether it was done; if not, the person has been told why. `words` are those at its range, which
   * may have changed while the person was choosing.
   */
  async do<Name extends ActName>(name: Name, params: ActParams<Name, Range>, words?: string): Promise<boolean> {
    const started = performance.now()
    const result = await this.preview(name, params, words)
    const asked = performance.now()
    const isDone = result !== undefined && (await this.apply(result))
    const applied = performance.now()
    this.#log.debug(`${name}: asked in ${Math.round(asked - started)} ms, written in ${Math.round(applied - asked)} ms`)
    return isDone
  }

  /** Does what was previewed, all of it or nothing. Answers whether it was done. */
  async apply(result: ActResult): Promise<boolean> {
    return await this.#inTurn(async () => {
      this.#setApplying(true)
      try {
        return await this.#apply(result)
      } finally {
        this.#setApplying(false)
      }
    })
  }

  /** Takes the last step back, and puts the cursor where it was. */
  async undo(): Promise<void> {
    await this.#inTurn(() => this.#undo())
  }

  /** The editor has renamed files by itself: where that takes the last step back, or does it again, so is the rest of it. */
  async followEditor(renames: readonly Rename[]): Promise<void> {
    await this.#inTurn(async () => {
      const [last, back] = [this.#journal.last, this.#takenBack]
      if (last !== undefined && areSame(renamesIn(last.operations).map(inverse), renames)) {
        if ((await this.#takeBack()) !== undefined) this.#takenBack = last
      } else if (back !== undefined && areSame(renamesIn(back.operations), renames)) await this.#doAgain(back)
    })
  }

  /** Takes down what has been done, so that it can be taken back. */
  record(step: Step<Cursor>): void {
    this.#journal.push(step)
    this.#tellDone(step)
  }

  #tellDone(step: Step<Cursor>): void {
    this.#takenBack = undefined
    this.#changed.fire()
    this.#done.fire(step)
    this.#renamed.fire(renamesIn(step.operations))
    this.#say(`${step.done}. Undo: ${undoKey}`)
  }

  dispose(): void {
    this.#changed.dispose()
    this.#renamed.dispose()
    this.#done.dispose()
    this.#undone.dispose()
  }

  async #preview(ask: () => Promise<ActAnswer | null | undefined>): Promise<ActResult | undefined> {
    const result = this.#understood(await ask())
    if (result !== undefined) this.#asked.set(result, ask)
    return result
  }

  #understood(answer: ActAnswer | null | undefined): ActResult | undefined {
    if (answer === undefined) return warn("The Postil language server gave no answer, so nothing was changed")
    if (answer === null) return warn("This file is no part of a corpus")
    return "refused" in answer ? warn(answer.refused) : answer
  }

  async #apply(result: ActResult): Promise<boolean> {
    if (!workspace.isTrusted) return askForTrust()
    const place = cursorNow()
    const files = new EditorFiles()
    const planned = await this.#plan(result, files)
    if (planned === undefined) return false
    const { operations } = planned
    const { done, accepts } = planned.result
    if (operations.length === 0) {
      await this.#tellAccepted(planned.result)
      if (accepts !== undefined && accepts.length > 0)
        this.record({ done, operations, accepts, ...(place && { place }) })
      else this.#say(done)
      return true
    }
    const carriedOut = await this.#write(planned.result.title, operations.length, files, watch =>
      carryOut(operations, files, watch),
    )
    if (!("done" in carriedOut)) {
      await rescue(carriedOut.unrestored)
      return warn(failureText(carriedOut)) ?? false
    }
    await this.#tellAccepted(planned.result)
    const heirs = this.#heirs.get(result) ?? []
    this.record({ done, operations: carriedOut.done, heirs, ...(place && { place }), ...(accepts && { accepts }) })
    return true
  }

  /** The server may not have seen the newest texts: told of them, it is asked once more. */
  async #plan(result: ActResult, files: EditorFiles) {
    const plan = await planOf(result, files)
    if (plan.kind === "ready") return { result, operations: plan.operations }
    if (plan.kind === "unreadable") return warn(failureText({ ...plan, unrestored: [] }))
    await this.#server.notify(writtenNotification, { uris: plan.uris } satisfies WrittenParams)
    const answer = await this.#asked.get(result)?.()
    if (answer === undefined || answer === null) return warn(outdatedText(plan.uris))
    if ("refused" in answer) return warn(answer.refused)
    const second = await planOf(answer, files)
    if (second.kind === "ready") return { result: answer, operations: second.operations }
    return warn(second.kind === "outdated" ? outdatedText(second.uris) : failureText({ ...second, unrestored: [] }))
  }

  async #undo(): Promise<void> {
    if (!workspace.isTrusted) return void askForTrust()
    const place = (await this.#takeBack())?.place
    if (place !== undefined) await putCursor(place)
  }

  /** Answers what was taken back. */
  async #takeBack(): Promise<Step<Cursor> | undefined> {
    const files = new EditorFiles()
    const { last } = this.#journal
    const result = await this.#write(`Undo: ${last?.done}`, last?.operations.length ?? 0, files, watch =>
      this.#journal.undo(files, watch),
    )
    if (result === undefined) return this.#say("There is nothing to undo")
    if ("refused" in result) {
      await rescue(result.unrestored ?? [])
      return warn(result.refused)
    }
    const { accepts: uris } = result.undone
    if (uris !== undefined) await this.#server.notify(acceptedUndoneNotification, { uris } satisfies AcceptedParams)
    this.#changed.fire()
    this.#undone.fire(result.undone)
    this.#renamed.fire(renamesIn(result.undone.operations.map(inverse)))
    const next = this.#journal.last
    const more = next === undefined ? "" : ` Next: ${next.done}`
    this.#say(`Undone: ${result.undone.done}.${more}`)
    return result.undone
  }

  async #doAgain(step: Step<Cursor>): Promise<void> {
    const files = new EditorFiles()
    const refused = await this.#write(step.done, step.operations.length, files, watch =>
      this.#journal.redo(step, files, watch),
    )
    if (refused === undefined) return this.#tellDone(step)
    await rescue(refused.unrestored ?? [])
    warn(refused.refused)
  }

  /** The server hears of what is written, of many files also before. */
  async #write<T>(title: string, total: number, files: EditorFiles, work: (watch?: Watch) => Promise<T>): Promise<T> {
    try {
      return await watched(title, total, async watch => {
        if (watch !== undefined) await this.#server.notify(writingNotification, {})
        return await work(watch)
      })
    } finally {
      await this.#server.notify(writtenNotification, { uris: [...files.changedOnDisk] } satisfies WrittenParams)
    }
  }

  async #tellAccepted({ accepts }: ActResult): Promise<void> {
    if (accepts !== undefined)
      await this.#server.notify(acceptedNotification, { uris: accepts } satisfies AcceptedParams)
  }

  #say(message: string): undefined {
    this.#said = message
    window.setStatusBarMessage(message, messageMs)
  }

  #setApplying(isApplying: boolean): void {
    this.#isApplying = isApplying
    this.#changed.fire()
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#busy.then(work)
    this.#busy = turn.catch(() => undefined)
    return await turn
  }
}

const undoKey = process.platform === "darwin" ? "Ctrl+Cmd+Z" : "Shift+Alt+Z"

function areSame(some: readonly Operation[], others: readonly Operation[]): boolean {
  const all = new Set(others.map(each => JSON.stringify(each)))
  return some.length > 0 && some.length === all.size && some.every(each => all.has(JSON.stringify(each)))
}

function warn(message: string): undefined {
  void window.showWarningMessage(message)
}
