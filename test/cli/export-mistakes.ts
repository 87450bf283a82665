import { fixtureRoot, MemoryFiles } from "../support/fixture.ts"
import { type Next, pick } from "../support/random.ts"

const speakers = "ann bob cas dan eve".split(" ")
const topics = "bridge tunnel works ferry unheard-of".split(" ")
const stances = "supports opposes neutral mixed none withholds".split(" ")
const relations = "supports contradicts contradicts repeats supersedes responds-to qualifies".split(" ")
const dates = ["2020-01-01", "2020-01-02", "2020-01", "2020", "../2019", "2020-02/..", "someday"]
const names = ["Old Mill", "Mill Club", "ANN LEE", "Ann Lee", "Bob"]
const quotes = [
  "the bridge should be built before the winter comes",
  "nothing of this will ever be built here",
  "short",
]

/** A corpus in which the rules that look across articles have much to say; the same for the same numbers. */
export function corpusWithMistakes(articles: number, next: Next): MemoryFiles {
  const files = new MemoryFiles()
  const put = (path: string, text: string) => files.set(fixtureRoot + path, text)
  put("postil.yaml", "format: 1\nlanguage: en\narticles: articles/*.txt\n")
  put("registry.yaml", registry)
  put("codebook.yaml", codebook)
  for (let i = 0; i < articles; i++) {
    put(`articles/a${i}.txt`, "Ann Lee met Bob at the Old Mill.\n")
    put(`articles/a${i}.ann.yaml`, sidecar(i, articles, next))
    if (next(8) === 0) put(`articles/a${i}.ann.kb.yaml`, sidecar(i, articles, next))
  }
  for (let i = 0; i < 3; i++) put(`articles/orphan${i}.ann.yaml`, "article: twice\nlocal: {_mill: {type: person}}\n")
  return files
}

const registry = `format: 1
entities:
  ann: {type: person, name: Ann Lee, aliases: [Lee]}
  bob: {type: clown, name: Bob, part-of: circus}
  cas: {type: organization, name: Cas, roles: [{role: mayor, of: town}]}
  circus: {type: organization, name: Circus}
  dan: {type: person, name: Dan}
  eve: {type: person, name: Eve}
  lonely: {type: person, name: Lonely}
  mill: {type: place, name: Mill Club}
  town: {type: place, name: Town}
  nobody: {type: place, name: Nowhere}
merged: {old: nobody}
`

const codebook = `format: 1
entity-types:
  person: {can-speak: true}
  clown: {parent: person}
  organization: {can-speak: true}
  place: {}
topics:
  works: {abstract: true, parent: ferry}
  bridge: {proposition: It is built., parent: works}
  tunnel: {proposition: It is dug.}
  ferry: {proposition: It goes., parent: works}
claim-kinds:
  position: {stance: [supports, opposes, withholds, mixed]}
  assertion: {}
`

function sidecar(index: number, articles: number, next: Next): string {
  const lines = next(12) === 0 ? [`article: ${pick(["twice", "once-more"], next)}`] : []
  if (next(6) > 0) lines.push(`source: {published: "${pick(dates, next)}"}`)
  lines.push("local:", ...locals(next), "mentions:", ...mentions(next), "claims:")
  for (let claim = 0; claim < 4; claim++) lines.push(...claimLines(`c${claim}`, index, articles, next))
  return `${lines.join("\n")}\n`
}

/** Some that are told apart by everything, and some of whom there are few and nearly alike. */
function locals(next: Next): readonly string[] {
  const loose = ["_mill", "_guard", "_ann"].filter(() => next(4) === 0)
  const alike = [next(30), 30 + next(30)].map(number => {
    const [type, name] = [number % 2 === 0 ? "person" : "clown", number % 3 === 0 ? "" : `, name: Number ${number}`]
    return `  _p${number}: {type: ${next(15) === 0 ? "place" : type}${name}}`
  })
  return [...loose.map(id => looseLocal(id, next)), ...alike]
}

function looseLocal(id: string, next: Next): string {
  const type = next(4) === 0 ? "" : `type: ${pick(["person", "clown", "place"], next)}, `
  const name = next(4) === 0 ? "" : `name: ${pick(names, next)}, `
  return `  ${id}: {${type}${name}anonymous: ${next(12) === 0}}`
}

function mentions(next: Next): readonly string[] {
  return ["Ann Lee", "Bob", "Old Mill", "Kazan"]
    .filter(() => next(2) === 0)
    .map(name => `  ${name}: ${pick(speakers, next)}`)
}

function claimLines(slug: string, index: number, articles: number, next: Next): readonly string[] {
  const speaker = pick([pick(speakers, next), pick(speakers, next), "ann + bob", "narrator", "_mill"], next)
  const fields = [
    `speaker: ${speaker}`,
    `quote: ${pick(quotes, next)}`,
    `kind: ${pick(["position", "assertion"], next)}`,
    ...(next(8) === 0 ? [] : [`topic: ${pick(topics, next)}`]),
    ...(next(8) === 0 ? [] : [`stance: ${pick(stances, next)}`]),
    ...(next(6) === 0 ? [`date: "${pick(dates, next)}"`] : []),
    ...(next(6) === 0 ? [`modality: ${pick(["asserted", "negated"], next)}`] : []),
    ...(next(9) === 0 ? ["continues: c0"] : []),
    ...linkLines(slug, index, articles, next),
  ]
  return [`  ${slug}:`, ...fields.map(field => `    ${field}`)]
}

/** Mostly by chance; in some articles two claims link to one another, and in some to one of the next article. */
function linkLines(slug: string, index: number, articles: number, next: Next): readonly string[] {
  const mutual: Record<string, string> = {
    "0 c2": "c3",
    "0 c3": `a${index}/c2`,
    "1 c0": `a${index + 1}/c0`,
    "2 c0": `a${index - 1}/c0`,
  }
  const back = mutual[`${index % 7} ${slug}`]
  if (back !== undefined) return [`links: {contradicts: ${back}}`]
  return next(3) > 0 ? [`links: {${pick(relations, next)}: ${links(index, articles, next)}}`] : []
}

/** To this article and its neighbours, as claims that link to one another are rare otherwise. */
function links(index: number, articles: number, next: Next): string {
  const one = () => {
    const claim = `c${next(5)}`
    const article = pick(
      [
        `a${index}`,
        `a${(index + next(3)) % articles}`,
        `a${(index + articles - 1) % articles}`,
        `a${next(articles + 1)}`,
        "twice",
      ],
      next,
    )
    return next(3) === 0 ? claim : `${article}/${claim}`
  }
  return next(3) === 0 ? `[${one()}, ${one()}]` : one()
}
