import { type Act, isRefusal, refuse } from "./act.ts"
import { chosenWords } from "./chosen-words.ts"
import { draftOf } from "./sidecar-draft.ts"
import { tagWords } from "./tag-words.ts"
import { targetName, toTarget } from "./target.ts"

/** Words become a mention: all their occurrences, or only this one. */
export const tag: Act<"tag"> = {
  name: "tag",
  run({ uri, range, entity, scope }, { corpus }) {
    const draft = draftOf(uri, corpus)
    if (isRefusal(draft)) return draft
    const target = toTarget(entity, draft.file, corpus)
    if (isRefusal(target)) return target
    const words = chosenWords(draft.file, range)
    if (isRefusal(words)) return words
    const { surface, match } = words
    const tagging = { surface, at: [match.normal], target, scope: scope === "this" ? "only" : "all" } as const
    const fault = tagWords(draft, tagging, corpus)
    if (fault !== undefined) return refuse(fault)
    const as = `"${surface}" as ${targetName(target, draft.file, corpus)}`
    return { title: `Tag ${as}`, done: `Tagged ${as}`, changes: draft.changes }
  },
}
