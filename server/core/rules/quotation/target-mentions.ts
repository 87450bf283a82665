import { isMention, type Mention } from "../../anchor/mentions.ts"
import type { CodedFile } from "../../corpus/coded-file.ts"
import type { Corpus } from "../../corpus/corpus.ts"
import { areTied } from "../ties.ts"

/** The mentions of an entity, or of what belongs to it or it belongs to. */
export function mentionsOfTarget(id: string, file: CodedFile, corpus: Corpus): readonly Mention[] {
  const fits = new Map<string, boolean>()
  const isMeant = (other: string) => {
    const known = fits.get(other) ?? (other === id || areTied(id, other, file, corpus))
    fits.set(other, known)
    return known
  }
  return file.anchored.occurrences.filter(isMention).filter(({ entities }) => entities.some(isMeant))
}
