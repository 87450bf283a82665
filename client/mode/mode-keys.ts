/** The keys of annotation mode, in the order in which `?` lists them. package.json binds them. */
export const modeKeys: readonly { readonly key: string; readonly does: string; readonly command?: string }[] = [
  { key: "T", does: "Tag the name at the cursor, or the selection", command: "postil.tagSelection" },
  { key: "L", does: "Tag with the last entity", command: "postil.tagWithLast" },
  { key: "1–9", does: "Tag with one of the nine most recent entities" },
  { key: "C", does: "Record a claim", command: "postil.recordClaim" },
  { key: "E", does: "Edit the annotation at the cursor", command: "postil.editAnnotation" },
  { key: "D", does: "Remove the annotation at the cursor", command: "postil.removeAnnotation" },
  { key: "[ ] or , .", does: "Shrink or extend the annotation by a word" },
  { key: "F", does: "Fix the problem at the cursor", command: "postil.fixProblem" },
  { key: "N", does: "Next mention in the corpus", command: "postil.nextMention" },
  { key: "P", does: "Previous mention in the corpus", command: "postil.previousMention" },
  { key: "J", does: "Next suggestion", command: "postil.nextSuggestion" },
  { key: "K", does: "Previous suggestion", command: "postil.previousSuggestion" },
  { key: "A", does: "Accept the suggestion", command: "postil.acceptSuggestion" },
  { key: "R", does: "Reject the suggestion", command: "postil.rejectSuggestion" },
  { key: "U", does: "Undo the last annotation", command: "postil.undoLastAnnotation" },
  { key: "? or H", does: "Show this list", command: "postil.showKeys" },
]
