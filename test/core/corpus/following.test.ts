import { test } from "node:test"
import { acceptedEnding, fixtureRoot, MemoryFiles } from "../../support/fixture.ts"
import { FollowedCorpus } from "../../support/followed-corpus.ts"
import { pick, random, times } from "../../support/random.ts"

const accepted =
  "We stay, they wrote. Lund grew.\n\nMayor Adler met Moss in Port Lund. “We stay,” Adler said. Moss left Lund.\n"
const articles = [
  accepted,
  `Today ${accepted}`,
  accepted.replace("Mayor ", ""),
  accepted.replaceAll("Lund", "Lunden"),
  accepted.replace("Port Lund", "the harbour"),
  accepted.replace("they wrote", "they wrote today"),
  accepted.replace("they wrote", "they wrote today").replace("Port Lund", "the harbour"),
  `${accepted}Port Lund is a port.\n`,
  "Nothing is left.\n",
]
const registries = ["name: Port Lund", "name: Harbour", "name: Harbour, metonyms: [Port Lund]"].map(
  port =>
    `format: 1\nentities:\n  lund: {type: city, name: Lund}\n  port: {type: city, ${port}}\n  adler: {type: person, name: Ida Adler}\n`,
)
const sidecars = [
  "",
  "regions:\n  caption: {exact: We stay, suffix: ', they wrote today'}\n",
  "boilerplate:\n  - Moss left\n",
].map(
  more => `mentions:
  Lund: lund
  Port Lund: port
  Adler: adler
claims:
  stay: {speaker: adler, cue: said, mode: direct, quote: We stay}
${more}`,
)
const configs = ["format: 1\n", "format: 1\nboilerplate:\n  lines: [Nothing is left.]\n"]
const texts: Readonly<Record<string, readonly string[]>> = {
  "a.txt": articles,
  [`a.txt${acceptedEnding}`]: [accepted, articles[1] ?? ""],
  "a.ann.yaml": sidecars,
  "registry.yaml": registries,
  "postil.yaml": configs,
}

test("what is kept of the accepted text serves as long as nothing that it depends on changes", () => {
  const next = random("following")
  const files = new MemoryFiles(Object.entries(texts).map(([path, [text = ""]]) => [fixtureRoot + path, text]))
  const corpus = new FollowedCorpus(files)
  for (let round = 0; round < times(150); round++) {
    // Mostly somebody types in the article.
    const path = next(2) === 0 ? "a.txt" : pick(Object.keys(texts), next)
    files.set(fixtureRoot + path, pick(texts[path] ?? [], next))
    corpus.change([fixtureRoot + path], `round ${round}`)
  }
})
