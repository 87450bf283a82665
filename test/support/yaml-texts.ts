import { join } from "node:path"
import { projectFolder } from "./editor-host/project.ts"
import { textsBelow } from "./folder.ts"

/** Every sidecar, registry, codebook and postil.yaml that there is to try it on. */
export const sources: Readonly<Record<string, string>> = {
  ...yamlBelow(join(projectFolder, "samples/tour")),
  ...(process.env.POSTIL_SEEDS === undefined ? {} : yamlBelow(process.env.POSTIL_SEEDS)),
}

/** YAML as hardly anybody writes it. */
export const oddities: Readonly<Record<string, string>> = {
  "flow and nothing else":
    "{format: 1, mentions: {A: a, B: [b, {entity: c, prefix: d}]}, tags: [], source: {}, status: }",
  "flow over lines": `{ # one, two,
  format: 1, # version
  "mentions": { A: a
    , 'B c': [b, # first
      {entity: c, prefix: "d e"}, # second
    ],
  },
  tags: [x # only
  ],
  status: # none, as yet
}
`,
  "keys without values":
    "format:\nsource: # later\nmentions:\n  A:\n  B: # b\n  # deeper\ntags: []\nlocal: {} # none\nstatus:   \nclaims:",
  "blocks of text": `quote: >-
  one
  two
literal: |
  three
    four

keep: >+ # note
  five

folded: >2
   six
  seven
clip: |
  eight
last:
  - >-
    nine
  - |-
    ten
  - a: >-
      eleven
    b: c`,
  "texts over lines": `plain: one
  two
  # not a part of it
double: "one,
  two"   # beside
single: 'one''s

  two'
list:
- one
  two
-   - a
    - b
-
  k: v
  l: w
- k: v # beside
  # above l
  l: {a: b}
-
x:
    y: z
`,
  "quoted keys": `"a": b\n'c d': e\n"f: g": {"h":i, 'j': k}\n? l\n: m\n"n" : o\n`,
}

/** Files with nothing in them. */
export const emptyFiles = [
  "",
  "\ufeff",
  "# only this",
  "# only\r\n\r\n# this\r\n",
  "{}\n",
  "{} # none",
  "---\n",
  "--- # head\n\n",
  "\n\n",
]

/** Files with nearly nothing in them. */
export const littleFiles = [
  "mentions:\n",
  "mentions: {}\n",
  "mentions: # later\n# end",
  "status: open",
  "{status: open}",
  "claims:\n  new-one:\n",
]

function yamlBelow(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(textsBelow(folder)).filter(([path]) => path.endsWith(".yaml")))
}
