/** A corpus of two articles in which everything is right: who says what about a bridge. */
export const smallCorpus = `//- codebook.yaml
format: 1
topics:
  works: {label: Public works, abstract: true}
  bridge:
    label: The new bridge
    about: Whether the bridge is to be built
    when: Money or plans for it
    proposition: The bridge should be built.
    parent: works
  tunnel: {proposition: The tunnel should be built., deprecated: {use: bridge}}
tags:
  genre-news: {about: A report}
//- registry.yaml
format: 1
entities:
  adler:
    type: person
    name: Anna Adler
    aliases: [Adler, Mayor Adler]
  lund: {type: country, name: Lund, adjectives: [Lundish], metonyms: [Port Lund]}
  port-lund: {type: place, name: Port Lund, part-of: lund}
  council: {type: organization, name: City Council}
merged:
  old-lund: lund
//- a/one.txt
Bridge Plan Stirs Port Lund

Mayor Adler said the bridge would be built. “We need it,” she added.

The City Council of Port Lund has not decided. Ben Moss, a fisherman, opposed it.
//- a/one.ann.yaml
article: one
source: {title: Bridge Plan Stirs Port Lund, published: 2020-05-01, url: "https://news.example/one"}
status: coded
tags: [genre-news]
regions:
  headline: Bridge Plan Stirs Port Lund
local:
  _moss: {type: person, name: Ben Moss}
mentions:
  Mayor Adler: adler
  Port Lund:
    - {entity: lund, prefix: Stirs}
    - {entity: port-lund, prefix: of}
  The City Council of Port Lund: council
  City Council: council
  Ben Moss: _moss
claims:
  will-be-built:
    speaker: adler
    cue: said
    mode: indirect
    quote: the bridge would be built
    kind: position
    topic: bridge
    stance: supports
  needed:
    speaker: adler
    cue: added
    mode: direct
    quote: We need it
    kind: assertion
    topic: bridge
    stance: supports
    links: {supports: will-be-built}
  undecided:
    speaker: council
    mode: narrated
    quote: The City Council of Port Lund has not decided
    cue: has not decided
    kind: position
    topic: bridge
    stance: neutral
notes:
  - {at: a fisherman, text: No name is given elsewhere.}
//- a/two.txt
Adler Waits

Adler said: “The bridge can wait.”
//- a/two.ann.yaml
source: {published: 2021}
mentions:
  Adler: adler
claims:
  can-wait:
    speaker: adler
    cue: said
    mode: direct
    quote: The bridge can wait.
    kind: position
    topic: bridge
    stance: opposes
    links: {contradicts: [one/needed, one/will-be-built]}
`
