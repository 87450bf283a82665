import { applyEdits, type TextEdit } from "../text/edit.ts"
import type { Span } from "../text/span.ts"

/** Lines of our version, and what stands there by either side's word. */
export interface Patch {
  readonly span: Span
  readonly ours: string
  readonly theirs: string
  /** Comments that come to stand above what begins there. */
  readonly isLead?: true
}

/** In the order of the text; what is put in at one place stays in the order of the list. */
export function inOrder(patches: readonly Patch[]): readonly Patch[] {
  return patches.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || Number(a.isLead ?? 0) - Number(b.isLead ?? 0),
  )
}

export function withSide(text: string, patches: readonly Patch[], side: "ours" | "theirs"): string {
  return applyEdits(
    text,
    patches.map(patch => ({ span: patch.span, newText: patch[side] })),
  )
}

/** The text with git's marks around what the sides do not agree on, and how often that is. */
export function withMarks(
  text: string,
  patches: readonly Patch[],
): { readonly text: string; readonly conflicts: number } {
  const edits: TextEdit[] = []
  let open: Patch | undefined
  let conflicts = 0
  const close = () => {
    if (open === undefined) return
    edits.push({ span: open.span, newText: marked(open) })
    open = undefined
    conflicts++
  }
  for (const patch of patches) {
    if (patch.ours === patch.theirs) {
      close()
      edits.push({ span: patch.span, newText: patch.ours })
    } else if (open === undefined || open.span.end < patch.span.start) {
      close()
      open = patch
    } else {
      open = {
        span: { start: open.span.start, end: patch.span.end },
        ours: open.ours + patch.ours,
        theirs: open.theirs + patch.theirs,
      }
    }
  }
  close()
  return { text: applyEdits(text, edits), conflicts }
}

function marked({ ours, theirs }: Patch): string {
  return `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`
}
