import assert from "node:assert/strict"
import { test } from "node:test"
import type { AnnotationHere } from "../../server/lsp/acts-protocol.ts"
import { annotationsIn } from "../../server/lsp/features/annotations-at.ts"
import type { Counterpart, SteppedMention } from "../../server/lsp/protocol.ts"
import { openAt } from "../support/at-words.ts"
import { fixtureRoot, loadCorpus, parseFixture } from "../support/fixture.ts"
import { Session, type SessionOptions } from "../support/session.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

const source = `//- registry.yaml
entities:
  ida: {type: person, name: Ida Berg, aliases: [Berg]}
  oslo: {type: place, name: Oslo}
  dam: {name: the dam}
//- a.txt
Dam for Oslo

Ida Berg said the dam near Oslo would hold. Berg and Oslo agree; the council is against it.

Read more news
//- a.ann.yaml
regions: {headline: Dam for Oslo}
boilerplate: [Read more news]
mentions:
  Ida Berg: ida
  Berg: ida
  Oslo:
    - {entity: oslo, prefix: near}
    - {entity: none, prefix: for}
  the dam: dam
  Berg and Oslo: ida + oslo
claims:
  holds:
    speaker: ida
    cue: said
    quote: the dam near Oslo would hold
    topic: dams
    stance: supports
notes:
  - {at: the council, text: Which one?}
`

/** What is annotated where \`$0\` is, one line each. */
function check(words: string, ...expected: readonly string[]): void {
  const { uri, offset, corpus, lines } = openAt(source, "a.txt", words)
  const here = annotationsIn(uri, { start: offset, end: offset }, corpus)
  const shown = here.map(
    ({ kind, span, sentence }) => `${kind} [${lines.text.slice(span.start, span.end)}] ${sentence}`,
  )
  assert.deepEqual(shown, expected)
}

test("a mention tells type and name, and the claim around it comes behind it", () =>
  check("near Os$0lo", "mention [Oslo] place Oslo", "claim [the dam near Oslo would hold] Ida Berg supports dams"))

test("a claim is told at its cue, and once where several of its parts are touched", () => {
  check("Ida Berg sa$0id", "claim [said] Ida Berg supports dams")
  const { uri, offset, corpus } = openAt(source, "a.txt", "$0said the dam")
  const all = annotationsIn(uri, { start: offset, end: offset + 8 }, corpus)
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ["claim", "mention"],
  )
})

test("an entity without a type is its name", () =>
  check("the d$0am", "mention [the dam] the dam", "claim [the dam near Oslo would hold] Ida Berg supports dams"))

test("words that are nobody, inside a region", () =>
  check("Dam for Os$0lo", "mention [Oslo] not an entity", "region [Dam for Oslo] headline"))

test("a joint mention names all; words in it that no reading covers are told first", () =>
  check(
    "and Os$0lo agree",
    "mention [Oslo] tagged only elsewhere in this article",
    "mention [Berg and Oslo] person Ida Berg and place Oslo",
  ))

test("a name inside a longer name is not counted", () => check("Ida Be$0rg", "mention [Ida Berg] person Ida Berg"))

test("notes and boilerplate are told", () => {
  check("the cou$0ncil", "note [the council] note: Which one?")
  check("Read mo$0re", "boilerplate [Read more news] boilerplate, which carries no annotation")
})

test("where two touch, the one that begins comes first", () =>
  check("said $0the dam", "mention [the dam] the dam", "claim [the dam near Oslo would hold] Ida Berg supports dams"))

test("nothing is annotated in plain words, nor in an article without a sidecar", () => {
  check("ag$0ree;")
  const corpus = loadCorpus(parseFixture("//- b.txt\nNothing.\n").files)
  assert.deepEqual(annotationsIn(`${fixtureRoot}b.txt`, { start: 0, end: 3 }, corpus), [])
})

const files = Object.fromEntries(
  [...parseFixture(talksCorpus).files].map(([uri, text]) => [uri.slice(fixtureRoot.length), text]),
)

async function inSession(run: (session: Session) => Promise<void>, options: Partial<SessionOptions>): Promise<void> {
  const session = await Session.start({ files, pull: true, ...options })
  try {
    if (options.files === undefined) await session.expectCount("b/undated.ann.yaml", "entity-unknown", 2)
    await run(session)
  } finally {
    await session.stop()
  }
}

/** At "Tazhin" in the article that two people have coded. */
async function annotationsHere(session: Session): Promise<readonly string[]> {
  const at = { line: 2, character: 40 }
  const params = { uri: session.uri("a/old.txt"), range: { start: at, end: at } }
  const here = await session.request<AnnotationHere[]>("postil/annotationsAt", params)
  return here.map(({ words, sentence }) => `${words}: ${sentence}`)
}

async function counterpart(session: Session): Promise<string> {
  const position = { line: 2, character: 40 }
  const { uri, exists } = await session.request<Counterpart>("postil/counterpart", {
    uri: session.uri("a/old.txt"),
    position,
  })
  return `${uri.slice(session.uri("a/").length)}${exists ? "" : " (missing)"}`
}

async function claimSymbols(session: Session): Promise<readonly string[]> {
  const symbols = await session.request<{ name: string }[]>("workspace/symbol", { query: "for-all" })
  return symbols.map(({ name }) => name)
}

test("a file of no corpus has no annotations to tell", () =>
  inSession(
    async session => {
      const at = { line: 0, character: 0 }
      const params = { uri: session.uri("b.txt"), range: { start: at, end: at } }
      assert.equal(await session.request("postil/annotationsAt", params), null)
    },
    { files: { "b.txt": "Nothing" } },
  ))

test("the coder's layer is what is told, once the settings name a coder", () =>
  inSession(async session => {
    assert.deepEqual(await annotationsHere(session), ["Tazhin: person Marat Tazhin"])
    assert.equal(await counterpart(session), "old.ann.yaml")
    const settings = { postil: { coder: "bk" } }
    await session.connection.sendNotification("workspace/didChangeConfiguration", { settings })
    assert.deepEqual(await annotationsHere(session), ["Tazhin: person Condoleezza Rice"])
    assert.equal(await counterpart(session), "old.ann.bk.yaml")
    await session.connection.sendNotification("workspace/didChangeConfiguration", { settings: { postil: {} } })
    assert.deepEqual(await annotationsHere(session), ["Tazhin: person Marat Tazhin"])
  }, {}))

test("a coder named at the start has a layer of their own, even before it exists", () =>
  inSession(
    async session => {
      assert.deepEqual(await annotationsHere(session), [])
      assert.equal(await counterpart(session), "old.ann.nn.yaml (missing)")
      assert.deepEqual(await claimSymbols(session), [])
    },
    { coder: "nn" },
  ))

test("mentions are stepped through, and claims are found, in the coder's layers", () =>
  inSession(
    async session => {
      const params = {
        uri: session.uri("a/old.txt"),
        position: { line: 2, character: 40 },
        direction: "next",
      }
      const step = () => session.request<SteppedMention | null>("postil/stepMention", params)
      // Until all files are read, nothing can be stepped to.
      await session.until(
        async () => (await step())?.total === 3,
        async () => JSON.stringify(await step()),
      )
      assert.equal((await step())?.entity.id, "rice")
      assert.deepEqual(await claimSymbols(session), ["old/for-all"])
    },
    { coder: "bk" },
  ))
