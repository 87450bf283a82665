/** Three articles, two coders, and everything that a card or a jump can be about. */
export const talksCorpus = `//- codebook.yaml
format: 1
entity-types:
  person: {can-speak: true}
  country: {can-speak: true, label: Country}
  place: {about: Somewhere}
  territory: {parent: place}
roles:
  minister: {label: Foreign minister, of: [country]}
topics:
  policy: {label: Policy, abstract: true}
  friendship:
    label: Friendship
    parent: policy
    proposition: Everybody can be a friend of everybody.
    about: Good ties in all directions
    when: A speaker praises ties
    not-when: A single treaty
    example: We want to be friends.
  recognition: {proposition: The two regions are states}
tags:
  news: {about: A report}
contradictory-stances: [[supports, opposes]]
//- registry.yaml
format: 1
entities:
  rice:
    type: person
    name: Condoleezza Rice
    aliases: [Rice]
    roles:
      - {role: minister, of: usa, from: 2005-01-26, to: 2009-01-20}
  tazhin: {type: person, name: Marat Tazhin, aliases: [Tazhin]}
  usa: {type: country, name: United States, adjectives: [American], metonyms: [Washington]}
  abkhazia: {type: territory, name: Abkhazia}
  south-ossetia: {type: territory, name: South Ossetia, about: "[x](command:evil) *bold*"}
merged:
  ossetia: south-ossetia
//- a/old.txt
Friends for All

Rice said that “friends are for all”. Tazhin praised the United States.

Rice spoke of Abkhazia and South Ossetia. The two regions wait, a local man said.
//- a/old.ann.yaml
article: old
source: {title: Friends for All, published: 2008-10}
tags: [news]
regions:
  headline: Friends for All
local:
  _man: {type: person, anonymous: true}
mentions:
  Rice: rice
  Tazhin: tazhin
  United States: usa
  Abkhazia: abkhazia
  South Ossetia: south-ossetia
  The two regions: south-ossetia + abkhazia
  a local man: _man
  wait: none
claims:
  for-all:
    speaker: rice
    cue: said
    mode: direct
    quote: friends are for all
    kind: position
    topic: friendship
    stance: supports
    target: usa
  praise:
    speaker: tazhin
    cue: praised
    mode: narrated
    quote: praised the United States
    kind: position
    topic: friendship
    stance: supports
    target: usa
    links: {supports: for-all}
  waiting:
    speaker: _man
    cue: said
    mode: indirect
    quote: The two regions wait
    kind: assertion
    topic: recognition
    stance: none
    target: [south-ossetia, abkhazia]
//- a/old.ann.bk.yaml
article: old
mentions:
  Rice: rice
  Tazhin: rice
claims:
  for-all:
    speaker: rice
    cue: said
    mode: direct
    quote: friends are for all
    kind: position
    topic: friendship
    stance: opposes
//- a/new.txt
Washington changed its mind. American friends are few, Rice said.
//- a/new.ann.yaml
source: {published: 2010-02-03}
mentions:
  Washington: usa
  American: usa
  Rice: rice
claims:
  few:
    speaker: rice
    cue: said
    mode: indirect
    quote: American friends are few
    kind: assertion
    topic: friendship
    stance: opposes
    target: [usa, tazhin]
    links: {qualifies: old/praise}
  changed:
    speaker: narrator
    mode: narrator
    quote: Washington changed its mind
    kind: assertion
    topic: policy
    stance: none
    target: usa
//- b/undated.txt
Ossetia is mentioned here, and Rice.
//- b/undated.ann.yaml
mentions:
  Ossetia: ossetia
  Rice: rice
  Nobody: unheard-of
`
