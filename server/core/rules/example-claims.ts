// Examples that several rules share, without a mistake.

/** What one person says, among the claims of a sidecar; more fields of it may follow. */
export const safeClaim = `  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`

/** One person says something. */
export const oneClaim = `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
${safeClaim}`

/** Like `safeClaim`, for the bridge. */
export function welcomeBy(speaker: string): string {
  return `  welcome:
    speaker: ${speaker}
    cue: said
    mode: indirect
    quote: the bridge was welcome
    kind: position
    topic: bridge
    stance: supports
`
}

/** The opposite of that. */
export function notNeededBy(speaker: string): string {
  return `  not-needed:
    speaker: ${speaker}
    cue: said
    mode: indirect
    quote: a bridge was not needed
    kind: position
    topic: bridge
    stance: opposes
`
}

/** Two people who say the opposite of each other, with the link that tells so. */
export const opposedClaims = `//- a.txt
Adler said the bridge was welcome. Moss said a bridge was not needed.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
${welcomeBy("adler")}${notNeededBy("moss")}    links: {contradicts: welcome}
`
