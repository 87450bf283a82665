import assert from "node:assert/strict"
import { test } from "node:test"
import { mergeFiles } from "../../server/core/merge/merge-files.ts"

/** What comes of two versions, and how many conflicts are in it. */
function check(base: string, ours: string, theirs: string, wanted: string, conflicts = 0, path = "a.ann.yaml"): void {
  assert.deepEqual(mergeFiles({ base, ours, theirs }, path), { text: wanted, conflicts })
}

const mentions = "mentions:\n  Adler: adler\n  Moss: moss\n"

test("mentions that either side added are both there, ours first", () =>
  check(
    mentions,
    `${mentions}  Ferry: ferry\n`,
    `${mentions}  Harbour: harbour\n`,
    `${mentions}  Ferry: ferry\n  Harbour: harbour\n`,
  ))

test("what is added goes behind what it follows there", () =>
  check(
    mentions,
    `${mentions}  Ferry: ferry\n`,
    "mentions:\n  Bell: bell\n  Adler: adler\n  Cole: cole\n  Moss: moss\n",
    "mentions:\n  Bell: bell\n  Adler: adler\n  Cole: cole\n  Moss: moss\n  Ferry: ferry\n",
  ))

test("a surface that means something else for each is a conflict, and only its line", () =>
  check(
    mentions,
    "mentions:\n  Adler: eagle\n  Moss: moss\n  Ferry: ferry\n",
    "mentions:\n  Adler: adler-inc\n  Moss: moss-inc\n",
    `mentions:
<<<<<<< ours
  Adler: eagle
=======
  Adler: adler-inc
>>>>>>> theirs
  Moss: moss-inc
  Ferry: ferry
`,
    1,
  ))

test("an entry that one removed and the other changed is a conflict", () =>
  check(
    mentions,
    "mentions:\n  Moss: moss\n",
    "mentions:\n  Adler: eagle\n  Moss: moss\n",
    `mentions:
<<<<<<< ours
=======
  Adler: eagle
>>>>>>> theirs
  Moss: moss
`,
    1,
  ))

test("a comment that they wrote below the last entry of a section stays", () =>
  check(
    `${mentions}\nclaims: {}\n`,
    `${mentions}  Ferry: ferry\n\nclaims: {}\n`,
    `${mentions.replace("adler", "eagle")}  # the Coles are missing\n\nclaims: {}\n`,
    `${mentions.replace("adler", "eagle")}  Ferry: ferry\n  # the Coles are missing\n\nclaims: {}\n`,
  ))

test("a comment that they wrote below the last field of a claim stays, in its column", () => {
  const claim = "claims:\n  fares:\n    speaker: moss\n    topic: fares\n"
  check(
    claim,
    claim.replace("moss", "adler"),
    `${claim.replace("topic: fares", "topic: ferry")}    # is it he?\n`,
    `${claim.replace("moss", "adler").replace("topic: fares", "topic: ferry")}    # is it he?\n`,
  )
})

test("a comment that we wrote at what they have put something else in the place of stays", () =>
  check(
    "tags:\n  genre: {about: One}\n  frame: {about: Any}\n",
    "tags:\n  genre: {about: One} # or none?\n  frame: {about: Any}\n",
    "tags: [genre]\n",
    "# or none?\ntags: [genre]\n",
    0,
    "codebook.yaml",
  ))

test("an entry that one removed and the other left alone is removed, with the comments above it", () =>
  check(
    "mentions:\n  # the mayor\n  Adler: adler\n  Moss: moss\n",
    "mentions:\n  # the mayor\n  Adler: adler\n  Moss: eagle\n",
    "mentions:\n  Moss: moss\n",
    "mentions:\n  Moss: eagle\n",
  ))

test("a heading that they leave above the next entry stays", () =>
  check(
    "mentions:\n  # people\n  Adler: adler\n  Moss: moss\n",
    "mentions:\n  # people\n  Adler: adler\n  Moss: eagle\n",
    "mentions:\n  # people\n  Moss: moss\n",
    "mentions:\n  # people\n  Moss: eagle\n",
  ))

const claim = (fields: string) => `claims:\n  no-plan:\n    speaker: adler\n${fields}`

test("fields of one claim that each side changed are merged", () =>
  check(
    claim("    mode: direct\n    topic: ferry\n    stance: opposes\n"),
    claim("    mode: indirect\n    topic: ferry\n    stance: opposes\n    modality: future\n"),
    claim("    mode: direct\n    topic: ferry\n    stance: supports\n    target: moss\n"),
    claim("    mode: indirect\n    topic: ferry\n    stance: supports\n    target: moss\n    modality: future\n"),
  ))

test("the topic of one and the stance of the other were not meant together", () =>
  check(
    claim("    topic: ferry\n    stance: opposes\n"),
    claim("    topic: harbour\n    stance: opposes\n"),
    claim("    topic: ferry\n    stance: supports\n"),
    claim(
      `<<<<<<< ours
    topic: harbour
    stance: opposes
=======
    topic: ferry
    stance: supports
>>>>>>> theirs
`,
    ),
    1,
  ))

test("two claims that were given one slug are a conflict as wholes", () =>
  check(
    "claims:\n  old: {speaker: moss}\n",
    "claims:\n  old: {speaker: moss}\n  new:\n    speaker: adler\n    quote: it rained\n",
    "claims:\n  old: {speaker: moss}\n  new:\n    speaker: adler\n    quote: it snowed\n",
    `claims:
  old: {speaker: moss}
<<<<<<< ours
  new:
    speaker: adler
    quote: it rained
=======
  new:
    speaker: adler
    quote: it snowed
>>>>>>> theirs
`,
    1,
  ))

test("a claim that each gave another slug is a conflict, not two claims", () =>
  check(
    claim("    quote: it rained\n"),
    claim("    quote: it rained\n").replace("no-plan", "rain"),
    claim("    quote: it rained\n").replace("no-plan", "weather"),
    `claims:
<<<<<<< ours
  rain:
    speaker: adler
    quote: it rained
=======
  weather:
    speaker: adler
    quote: it rained
>>>>>>> theirs
`,
    1,
  ))

test("segments of a quote are not mixed", () =>
  check(
    "claims:\n  a:\n    quote: [one, two]\n",
    "claims:\n  a:\n    quote: [one, two, three]\n",
    "claims:\n  a:\n    quote: [zero, one, two]\n",
    `claims:
  a:
<<<<<<< ours
    quote: [one, two, three]
=======
    quote: [zero, one, two]
>>>>>>> theirs
`,
    1,
  ))

test("readings with different contexts are joined", () =>
  check(
    "mentions:\n  Moss:\n    - moss\n    - {entity: bog, prefix: wet}\n",
    "mentions:\n  Moss:\n    - moss\n    - {entity: bog, prefix: wet}\n    - {entity: firm, suffix: Ltd}\n",
    "mentions:\n  Moss:\n    - moss\n    - {entity: bog, prefix: wet}\n    - {entity: bog, prefix: green}\n",
    "mentions:\n  Moss:\n    - moss\n    - {entity: bog, prefix: wet}\n    - {entity: firm, suffix: Ltd}\n    - {entity: bog, prefix: green}\n",
  ))

test("a reading of one context is not merged into a default that means every occurrence", () =>
  check(
    "mentions:\n  Adler: adler\n",
    "mentions:\n  Adler: adler\n  Moss: moss\n",
    "mentions:\n  Adler: adler\n  Moss: [{entity: bog, prefix: wet}]\n",
    `mentions:
  Adler: adler
<<<<<<< ours
  Moss: moss
=======
  Moss: [{entity: bog, prefix: wet}]
>>>>>>> theirs
`,
    1,
  ))

test("what stands between brackets is merged by key, and a conflict shows the line with all that is agreed on", () => {
  const registry = (entity: string) => `format: 1\nentities:\n  moss: ${entity}\n`
  check(
    registry("{type: person, name: Moss}"),
    registry("{type: person, name: Moss, aliases: [Mossy]}"),
    registry("{type: person, name: Moss, born: 1960}"),
    registry("{type: person, name: Moss, aliases: [Mossy], born: 1960}"),
    0,
    "registry.yaml",
  )
  check(
    registry("{type: person, name: Moss, aliases: [M]}"),
    registry("{type: group, name: Moss, aliases: [M, Mo]}"),
    registry("{type: place, name: Moss, aliases: [M, Os]}"),
    `format: 1
entities:
<<<<<<< ours
  moss: {type: group, name: Moss, aliases: [M, Mo, Os]}
=======
  moss: {type: place, name: Moss, aliases: [M, Mo, Os]}
>>>>>>> theirs
`,
    1,
    "registry.yaml",
  )
})

test("an office that one ended otherwise than the other is a conflict on its line", () => {
  const roles = (first: string, more = "") =>
    `entities:\n  moss:\n    roles:\n      - {role: mayor, of: town, from: 2001${first}}\n${more}`
  check(
    roles(""),
    roles(", to: 2005", "      - {role: judge}\n"),
    roles(", to: 2006", "      - {role: clerk}\n"),
    `entities:
  moss:
    roles:
<<<<<<< ours
      - {role: mayor, of: town, from: 2001, to: 2005}
=======
      - {role: mayor, of: town, from: 2001, to: 2006}
>>>>>>> theirs
      - {role: judge}
      - {role: clerk}
`,
    1,
    "registry.yaml",
  )
})

test("one tag that each replaced by another is a conflict; tags that each added are not", () => {
  check("tags: [news]\n", "tags: [news, war]\n", "tags: [news, peace]\n", "tags: [news, war, peace]\n")
  check(
    "tags: [news]\n",
    "tags: [essay]\n",
    "tags: [letter]\n",
    "<<<<<<< ours\ntags: [essay]\n=======\ntags: [letter]\n>>>>>>> theirs\n",
    1,
  )
})

test("two remarks about the same words are both kept", () =>
  check(
    "notes:\n  - {at: Moss, text: one}\n",
    "notes:\n  - {at: Moss, text: one}\n  - {at: Adler, text: two}\n",
    "notes:\n  - {at: Moss, text: one}\n  - {at: Adler, text: three}\n",
    "notes:\n  - {at: Moss, text: one}\n  - {at: Adler, text: two}\n  - {at: Adler, text: three}\n",
  ))

test("a section that only they have comes where the order of keys has it, with its blank line", () =>
  check(
    "status: open\n\nmentions:\n  Moss: moss\n",
    "status: coded\n\nmentions:\n  Moss: moss\n\nnotes:\n  - {at: Moss, text: x}\n",
    "status: open\ntags: [news]\n\nmentions:\n  Moss: moss\n\nclaims:\n  a: {speaker: moss}\n",
    "status: coded\ntags: [news]\n\nmentions:\n  Moss: moss\n\nclaims:\n  a: {speaker: moss}\n\nnotes:\n  - {at: Moss, text: x}\n",
  ))

test("a file that both began is merged as well", () =>
  check("", "mentions:\n  Moss: moss\n", "mentions:\n  Adler: adler\n", "mentions:\n  Adler: adler\n  Moss: moss\n"))

test("comments of both sides stay, where their lines changed too", () =>
  check(
    "# head\nmentions:\n  Moss: moss\n",
    "# head\nmentions: # ours\n  # above\n  Moss: firm # beside\n",
    "# head\nmentions: # theirs\n  # over\n  Moss: moss # next to\n# end\n",
    "# head\n# theirs\nmentions: # ours\n  # above\n  # over\n  # next to\n  Moss: firm # beside\n# end\n",
  ))

test("lines come in our indentation and line ends, behind our byte-order mark", () =>
  check(
    "mentions:\n  Moss: moss\n",
    "\ufeffmentions:\r\n    Moss: moss\r\n    Adler: adler\r\n",
    "mentions:\n  Moss: moss\n  Ferry:\n    - {entity: ferry, prefix: the}\n",
    "\ufeffmentions:\r\n    Moss: moss\r\n    Adler: adler\r\n    Ferry:\r\n      - {entity: ferry, prefix: the}\r\n",
  ))

test("a version that cannot be read is named, and nothing is made up", () => {
  const merging = mergeFiles({ base: "", ours: "mentions:\n  a: b\n", theirs: 'tags: "x\n' }, "a.ann.yaml")
  assert.ok("unreadable" in merging && merging.unreadable === "theirs")
})
