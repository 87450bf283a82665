import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { projectFolder } from "../support/editor-host/project.ts"
import { fixtureRoot } from "../support/fixture.ts"
import { readFolder } from "../support/folder.ts"
import { MutationTrial } from "./try-mutations.ts"

const paths = {
  sidecar: "articles/2008-10-rice-in-astana.ann.yaml",
  article: "articles/2008-10-rice-in-astana.txt",
  registry: "registry.yaml",
  codebook: "codebook.yaml",
} as const
const tour = readFolder(join(projectFolder, "samples/tour"))
const trial = new MutationTrial(tour)

interface Planted {
  readonly title: string
  readonly file: keyof typeof paths
  /** The first occurrence is replaced. */
  readonly from: string
  readonly to: string
  /** What is then found at info or above: one finding in each file that the mistake concerns, if all is well. */
  readonly codes: string
}

// A line of this list that grows tells of a new rule that says again what another has said.
const planted: readonly Planted[] = [
  {
    title: "a name on somebody else",
    file: "sidecar",
    from: "Marat Tazhin: tazhin",
    to: "Marat Tazhin: lavrov",
    codes: "mention-entity-mismatch",
  },
  {
    title: "a mistyped entity",
    file: "sidecar",
    from: "Marat Tazhin: tazhin",
    to: "Marat Tazhin: tazhim",
    codes: "entity-unknown",
  },
  {
    title: "an adjective on another country",
    file: "sidecar",
    from: "Kazakh: kazakhstan",
    to: "Kazakh: russia",
    codes: "mention-entity-mismatch",
  },
  {
    title: "half of a pair",
    file: "sidecar",
    from: "territories: south-ossetia + abkhazia",
    to: "territories: south-ossetia",
    codes: "joint-cardinality",
  },
  {
    title: "a mistyped surface",
    file: "sidecar",
    from: "Afghanistan: afghanistan",
    to: "Afganistan: afghanistan",
    codes: "anchor-not-found",
  },
  { title: "a name left out", file: "sidecar", from: "  Russia: russia\n", to: "", codes: "mention-untagged" },
  {
    title: "another speaker",
    file: "sidecar",
    from: "speaker: tazhin",
    to: "speaker: rice",
    codes: "speaker-cue-conflict",
  },
  {
    title: "a speaker that cannot speak",
    file: "sidecar",
    from: "speaker: tazhin",
    to: "speaker: abkhazia",
    codes: "speaker-cannot-speak",
  },
  {
    title: "a speaker from another article",
    file: "sidecar",
    from: "speaker: tazhin",
    to: "speaker: lavrov",
    codes: "speaker-not-mentioned",
  },
  {
    title: "a mistyped speaker",
    file: "sidecar",
    from: "speaker: tazhin",
    to: "speaker: tazhim",
    codes: "entity-unknown",
  },
  { title: "a mistyped cue", file: "sidecar", from: "cue: has told", to: "cue: has tild", codes: "anchor-not-found" },
  { title: "a cue left out", file: "sidecar", from: "    cue: has told\n", to: "", codes: "claim-missing-cue" },
  {
    title: "a mistyped quote",
    file: "sidecar",
    from: "cost Russia anything",
    to: "coast Russia anything",
    codes: "quote-not-verbatim",
  },
  {
    title: "reported speech called direct",
    file: "sidecar",
    from: "mode: indirect",
    to: "mode: direct",
    codes: "direct-without-quotation-marks",
  },
  {
    title: "direct speech called reported",
    file: "sidecar",
    from: "mode: direct",
    to: "mode: indirect",
    codes: "indirect-inside-quotation-marks",
  },
  {
    title: "a mistyped topic",
    file: "sidecar",
    from: "topic: multi-vector",
    to: "topic: multivector",
    codes: "code-unknown",
  },
  {
    title: "a target that is no actor",
    file: "sidecar",
    from: "target: kazakhstan",
    to: "target: russia-georgia-war",
    codes: "target-type",
  },
  {
    title: "a kind that the stance does not fit",
    file: "sidecar",
    from: "kind: demand",
    to: "kind: denial",
    codes: "attribute-conflict",
  },
  { title: "a required tag left out", file: "sidecar", from: "genre-news, ", to: "", codes: "code-required" },
  {
    title: "a claim that continues another's words",
    file: "sidecar",
    from: "continues: russia-leans",
    to: "continues: keep-word",
    codes: "continues-speaker-mismatch",
  },
  {
    title: "a link left out",
    file: "sidecar",
    from: "    links: {contradicts: 2008-09-moscow-seeks-backing/guarded-support}\n",
    to: "",
    codes: "stance-conflict-undeclared",
  },
  {
    title: "a link of another relation",
    file: "sidecar",
    from: "contradicts: 2008-09-moscow-seeks-backing/guarded",
    to: "repeats: 2008-09-moscow-seeks-backing/guarded",
    codes: "link-stance",
  },
  {
    title: "a mistyped link",
    file: "sidecar",
    from: "backing/guarded-support",
    to: "backing/guarded-suport",
    codes: "link-unresolved",
  },
  {
    title: "a year that is long after",
    file: "sidecar",
    from: "published: 2008-10~",
    to: "published: 2018-10~",
    codes: "role-out-of-period × 2",
  },
  {
    title: "a date in words",
    file: "sidecar",
    from: "published: 2008-10~",
    to: "published: October 2008",
    codes: "date-invalid",
  },
  {
    title: "a colon left out",
    file: "sidecar",
    from: "  no-sphere:\n",
    to: "  no-sphere\n",
    codes: "attribute-required, id-invalid, yaml-syntax, attribute-unknown",
  },
  {
    title: "a quotation mark lost in an article that two have coded",
    file: "article",
    from: "“We do not",
    to: "We do not",
    codes: "direct-without-quotation-marks × 2",
  },
  {
    title: "an office that ends too early, named by two",
    file: "registry",
    from: "from: 2007-01-10, to: 2009-09-04",
    to: "from: 2007-01-10, to: 2007-09-04",
    codes: "role-out-of-period × 2",
  },
  {
    title: "an entity's id changed in the registry alone",
    file: "registry",
    from: "  tazhin:\n",
    to: "  tazhyn:\n",
    codes: "entity-unknown × 2",
  },
  {
    title: "a topic's id changed in the codebook alone",
    file: "codebook",
    from: "  multi-vector:\n",
    to: "  multivector:\n",
    codes: "code-unknown × 3",
  },
]

for (const { title, file, from, to, codes } of planted) {
  test(`${title}: ${codes}`, () => {
    const uri = fixtureRoot + paths[file]
    const start = tour.get(uri)?.indexOf(from) ?? -1
    assert.ok(start >= 0, `${paths[file]} does not hold ${JSON.stringify(from)}`)
    const findings = trial.findingsOf({ uri, edit: { span: { start, end: start + from.length }, newText: to } })
    const shown = findings.filter(({ severity }) => severity !== "hint").map(({ code }) => code)
    assert.equal(counted(shown), codes, findings.map(({ message }) => message).join("\n"))
  })
}

/** `a, b × 2` for `a`, `b`, `b`. */
function counted(codes: readonly string[]): string {
  const times = (code: string) => codes.filter(other => other === code).length
  return [...new Set(codes)].map(code => (times(code) === 1 ? code : `${code} × ${times(code)}`)).join(", ")
}
