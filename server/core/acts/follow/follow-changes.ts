import type { Corpus } from "../../corpus/corpus.ts"
import type { SidecarDraft } from "../sidecar-draft.ts"
import { carryWords } from "./carry-words.ts"
import { followAtOnce } from "./follow-at-once.ts"
import { followSurface } from "./follow-surface.ts"
import { keepReading } from "./keep-reading.ts"
import { tellDisplaced } from "./tell-displaced.ts"
import { meaningOf, type WhatChanged, whatChanged } from "./what-changed.ts"

/** Each costs a reading of the whole sidecar; more are left for the next time. */
const most = 500

/**
 * Writes into a draft all that only follows what was typed: other words of surfaces, quotes and cues, and contexts that
 * keep a meaning or a place. Answers what is left.
 */
export function followChanges(draft: SidecarDraft, corpus: Corpus): WhatChanged {
  const changed = whatChanged(draft.file, corpus)
  const before = draft.file
  followAtOnce(draft, changed, corpus)
  carryWords(draft, before, changed, corpus)
  const failed = new Set<string>()
  for (let steps = 0; steps < most; steps++) {
    const step = nextStep(draft, whatChanged(draft.file, corpus), failed, corpus)
    if (step === undefined) break
    if (!step.run()) failed.add(step.name)
  }
  return tellDisplaced(whatChanged(draft.file, corpus), changed, before, draft.file)
}

interface Step {
  /** The same for the same thing in a draft that has changed elsewhere. */
  readonly name: string
  /** Answers whether it was done. */
  run(): boolean
}

function nextStep(
  draft: SidecarDraft,
  { respelled, reread }: WhatChanged,
  failed: ReadonlySet<string>,
  corpus: Corpus,
): Step | undefined {
  const steps: Step[] = [
    ...respelled.map(one => ({
      name: `surface ${one.before.surface.text.value} ${meaningOf(one.before)} ${one.words}`,
      run: () => followSurface(draft, one, corpus) === undefined,
    })),
    ...reread.map(one => ({
      name: `reading ${one.before.surface.text.value} ${meaningOf(one.before)} ${one.after[0]?.span.start}`,
      run: () => keepReading(draft, one, corpus) === undefined,
    })),
  ]
  return steps.find(({ name }) => !failed.has(name))
}
