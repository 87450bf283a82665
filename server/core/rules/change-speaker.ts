import type { CodedFile } from "../corpus/coded-file.ts"
import type { Claim } from "../model/claim.ts"
import { replaceScalar } from "../yaml/edit-entry.ts"
import type { Fix } from "./rule.ts"

/** Other speakers in place of all those that a claim has. */
export function changeSpeaker(file: CodedFile, { speaker }: Claim, entities: readonly string[]): readonly Fix[] {
  if (speaker === undefined || entities.length === 0) return []
  const newSpeaker = entities.join(" + ")
  const edits = replaceScalar(file.text, speaker.span, newSpeaker)
  return [{ title: `Change the speaker to "${newSpeaker}"`, changes: [{ uri: file.uri, edits }] }]
}
