import type { Codebook } from "../model/codebook.ts"
import { toCodebook } from "./parse-codebook.ts"
import { readYaml } from "./read.ts"

/** The codebook of a corpus that has none (format.md section 9); also what `postil init` writes. */
export const builtInCodebookText = `# The codes that annotations may use. Keys are ids; their order is the order in which they are shown.
format: 1

entity-types:
  person: {can-speak: true, about: One human being}
  group: {can-speak: true, about: "Several people, or people in general, without an organization of their own"}
  place: {about: "A city, a region, a mountain, a building"}
  country: {can-speak: true, about: A state}
  organization: {can-speak: true, about: "A company, a party, an authority, an alliance"}
  event: {about: "Something that happened or will happen: a war, a summit, a trial"}
  document: {about: "A text with a standing of its own: a law, a treaty, a report"}

stances: # towards the topic's proposition, whoever the claim is aimed at
  supports: {about: The speaker is for it}
  opposes: {about: "The speaker is against it: rejects, condemns or denies it"}
  withholds: {about: The speaker has not taken that step and does not condemn it either}
  mixed: {about: "The speaker is for a part of it, or for it under conditions"}
  neutral: {about: The speaker says openly that they take no side}
  none: {about: The claim states a fact and takes no side}
contradictory-stances: [[supports, opposes], [supports, withholds], [supports, mixed]]

claim-kinds:
  assertion: {about: Says that something is so}
  position: {about: "Takes a side, or declines to", requires: [stance]}
  commitment: {about: "Promises, offers or plans something", requires: [stance], modality: [future, asserted]}
  demand: {about: Wants somebody else to act, requires: [target]}
  denial: {about: Rejects what the speaker is accused of, stance: [opposes]}
  prediction: {about: Says what is to come, modality: [future, hypothetical]}
  no-comment: {about: Declines to say anything, stance: [none]}

modes:
  direct: {about: All of it stands in quotation marks}
  mixed: {about: "A report in other words, with quoted pieces in it"}
  indirect: {about: "A report in other words, with a word of saying or thinking"}
  narrated: {about: The article tells what somebody did or stands for}
  narrator: {about: The article says it in its own voice; the speaker is then narrator}

modalities:
  asserted: {about: It is said to be so}
  negated: {about: It is said not to be so}
  future: {about: It is still to come}
  hypothetical: {about: "It might be, or would be if"}
  historical: {about: It is told as a thing of the past}

relations:
  repeats: {symmetric: true, about: The same speaker says the same again}
  supports: {symmetric: true, about: Another speaker says the same}
  contradicts: {symmetric: true, about: "Both cannot be true, or cannot be held at once"}
  qualifies: {about: Takes back a part of the other claim}
  supersedes: {about: Comes later and puts the other claim out of date}
  responds-to: {about: Is an answer to the other claim}
`

/** A fresh reading of it; spans are into `builtInCodebookText`. */
export function builtInCodebook(): Codebook {
  return toCodebook(readYaml(builtInCodebookText).value)
}
