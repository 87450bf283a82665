// Examples that several rules share, without a mistake.

/** One person says something. */
export const oneClaim = `//- a.txt
Adler said the bridge was safe.
//- a.ann.yaml
mentions:
  Adler: adler
claims:
  safe:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was safe
    kind: assertion
    topic: bridge
    stance: none
`

/** Two people who say the opposite of each other, with the link that tells so. */
export const opposedClaims = `//- a.txt
Adler said the bridge was welcome. Moss said a bridge was not needed.
//- a.ann.yaml
mentions:
  Adler: adler
  Moss: moss
claims:
  welcome:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge was welcome
    kind: position
    topic: bridge
    stance: supports
  not-needed:
    speaker: moss
    cue: said
    mode: indirect
    quote: a bridge was not needed
    kind: position
    topic: bridge
    stance: opposes
    links: {contradicts: welcome}
`
