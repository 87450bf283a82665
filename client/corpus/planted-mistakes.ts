/** A mistake put into the copy of the tour, for somebody to find. The walkthrough in package.json names them. */
interface PlantedMistake {
  /** Inside the tour. */
  readonly path: string
  /** Stands there once. */
  readonly from: string
  readonly to: string
  /** The rule that finds it. */
  readonly rule: string
}

export const plantedMistakes: readonly PlantedMistake[] = [
  {
    path: "articles/2018-11-a-table-for-four.ann.yaml",
    from: "Staffan de Mistura: de-mistura",
    to: "Staffan de Mistura: nazarbayev",
    rule: "mention-entity-mismatch",
  },
  {
    path: "articles/2008-09-moscow-seeks-backing.ann.yaml",
    from: "speaker: lavrov",
    to: "speaker: zatulin",
    rule: "speaker-cue-conflict",
  },
  {
    path: "articles/2008-11-kazakhstan-offers-help.ann.yaml",
    from: "quote: Kazakhstan would take over the OSCE in 2010",
    to: "quote: Kazakhstan will take over the OSCE in 2010",
    rule: "quote-not-verbatim",
  },
]

/** The text of a file of the tour with its mistakes in it. */
export function plantMistakes(path: string, text: string): string {
  return plantedMistakes
    .filter(mistake => mistake.path === path)
    .reduce((planted, { from, to }) => planted.replace(from, () => to), text)
}
