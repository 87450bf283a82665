import assert from "node:assert/strict"
import { test } from "node:test"
import { slice } from "../../server/core/text/span.ts"
import { paragraphs } from "../../server/lsp/cards/markdown.ts"
import { type Card, cardAt, hoverFor } from "../../server/lsp/features/hover.ts"
import { openAt } from "../support/at-words.ts"
import { documentsOf } from "../support/open-fixture.ts"
import { talksCorpus } from "../support/talks-corpus.ts"

/** The card at the cursor in `words` of a file, and the words that it is about. */
function check(path: string, words: string, about: string, markdown: string, source = talksCorpus): void {
  const document = openAt(source, path, words)
  const card = cardAt(document)
  assert.equal(card && whole(card), markdown.trim())
  assert.equal(card && slice(document.lines.text, card.span), about)
}

/** The card holds this, or with a third pattern does not hold that. */
function checkMatch(path: string, words: string, says: RegExp, source = talksCorpus, never?: RegExp): void {
  const card = cardAt(openAt(source, path, words))
  const markdown = card === undefined ? "" : whole(card)
  assert.match(markdown, says)
  if (never !== undefined) assert.doesNotMatch(markdown, never)
}

function whole({ markdown, more }: Card): string {
  return paragraphs(markdown, more)
}

function checkNone(path: string, words: string): void {
  assert.equal(cardAt(openAt(talksCorpus, path, words)), undefined)
}

test("a mention: who it is, the roles of that time, figures, claims, and how the words come to mean it", () =>
  check(
    "a/old.txt",
    "Ri$0ce said",
    "Rice",
    `
**Condoleezza Rice** · person · \`rice\`  
At the time: Foreign minister of United States (26 Jan 2005 – 20 Jan 2009)  
also called Rice  
2 mentions here · 4 in 3 articles · 2 claims by

Claims by:
- supports *Everybody can be a friend of everybody*, about **United States**: “friends are for all”
- opposes *Everybody can be a friend of everybody*, about **United States** and **Marat Tazhin**: “American friends are few” · new
`,
  ))

test("roles that are over when the article appears are left out", () =>
  checkMatch("a/new.txt", "Ri$0ce said", /Condoleezza Rice/, talksCorpus, /minister/))

test("in the registry all roles are shown, and no article counts as this one", () =>
  checkMatch("registry.yaml", "ri$0ce:", /`rice` {2}\nForeign minister/, talksCorpus, /here/))

test("a mention inside a claim: the entity first, then the claim in a line", () =>
  checkMatch(
    "a/old.txt",
    "United$0 States",
    /\*\*United States\*\* · Country[\s\S]*\n\nIn a claim: \*\*Marat Tazhin\*\* \(narrated, “praised”\) supports \*Everybody [\s\S]*$/,
  ))

test("a joint mention: each of its members", () =>
  checkMatch(
    "a/old.txt",
    "The two$0 regions",
    /\*\*South Ossetia\*\* · territory[\s\S]*\n\n\*\*Abkhazia\*\*[\s\S]*“The two regions” means all of them/,
  ))

test("somebody local: what the sidecar says", () =>
  check(
    "a/old.txt",
    "local$0 man",
    "a local man",
    `
**man** · person · \`_man\`  
only in this article · not named  
1 mention here · 1 in 1 article · 1 claim by

“a local man” is a description here

Claims by:
- speaks of *The two regions are states*, about **South Ossetia** and **Abkhazia**: “The two regions wait”
`,
  ))

test("somebody unknown, and somebody merged", () => {
  checkMatch(
    "b/undated.txt",
    "Osse$0tia",
    /\*\*ossetia\*\* is not in the registry/,
    talksCorpus.replace("  ossetia: s", "  o: s"),
  )
  checkMatch(
    "b/undated.txt",
    "Osse$0tia",
    /\*\*South Ossetia\*\* · territory · `south-ossetia` · `ossetia` was merged into it/,
  )
})

test("a claim: a sentence, its words, its details and its links both ways", () =>
  check(
    "a/old.txt",
    "praised$0 the",
    "praised",
    `
**Marat Tazhin** (narrated, “praised”) supports *Everybody can be a friend of everybody*, about **United States**

> praised the United States

\`praise\` · position · published Oct 2008

Links:
- supports: **Condoleezza Rice** supports *Everybody can be a friend of everybody*, about **United States**: “friends are for all”
- **Condoleezza Rice** opposes *Everybody can be a friend of everybody*, about **United States** and **Marat Tazhin**: “American friends are few” · new (qualifies this)
`,
  ))

test("what the same speaker says to the contrary is named, unless a link says so", () => {
  checkMatch(
    "a/old.ann.yaml",
    "for-$0all:",
    /Contradictions that no link declares:\n- \*\*Condoleezza Rice\*\* opposes .* · new$/,
  )
  const declared = talksCorpus.replace("{qualifies: old/praise}", "{qualifies: old/for-all}")
  checkMatch("a/old.ann.yaml", "for-$0all:", /qualifies this/, declared, /Contradictions/)
})

test("a link shows the claim that it leads to, or that there is none", () => {
  checkMatch("a/new.ann.yaml", "old/pra$0ise", /^\*\*Marat Tazhin\*\*/)
  checkMatch(
    "a/new.ann.yaml",
    "quote: American$0",
    /qualifies: `old\/prise`, which does not exist/,
    talksCorpus.replace("old/praise", "old/prise"),
  )
})

test("the state of a claim's place is said", () => {
  const lost = talksCorpus.replace("quote: friends are for all", "quote: enemies are for all")
  checkMatch("a/old.ann.yaml", "for-$0all:", /⚠ The quote is not in the article/, lost)
  const folded = talksCorpus
    .replace("friends are for all”", "friends “are” for all”")
    .replace("quote: friends are for all", `quote: 'friends "are" for all'`)
  checkMatch("a/old.ann.yaml", "for-$0all:", /The quote is attached although quotation marks/, folded)
  const twice = talksCorpus.replace("Tazhin praised", "Friends, friends are for all. Tazhin praised")
  checkMatch("a/old.ann.yaml", "for-$0all:", /⚠ The same words stand at 1 other place/, twice)
})

test("a surface in the sidecar: whom it means, and what became of its occurrences", () => {
  checkMatch("a/old.ann.yaml", "Ri$0ce: rice", /“Rice”: 2 mentions$/m)
  checkMatch("b/undated.ann.yaml", "Nobo$0dy:", /⚠ “Nobody” is not in the article$/)
})

test("words that were looked at and left out say so", () =>
  check("a/old.txt", "regions wa$0it", "wait", "“wait” was looked at: nobody and nothing of interest here"))

test("a code: what it means, when to use it and when not, how often it is used", () => {
  check(
    "a/old.ann.yaml",
    "topic: friend$0ship",
    "friendship",
    `
**Friendship** · topic · \`friendship\` · under Policy

*Everybody can be a friend of everybody.*

Good ties in all directions

When: A speaker praises ties

Not when: A single treaty

Example: We want to be friends.

Used 3 times in 2 files
`,
  )
  checkMatch(
    "codebook.yaml",
    "poli$0cy:",
    /a heading only.*\n\nUsed 2 times in 2 files · 4 claims with the topics under it$/,
  )
  checkMatch("a/old.ann.yaml", "stance: supp$0orts", /\*\*supports\*\* · stance · built in/)
  checkMatch(
    "a/old.ann.yaml",
    "topic: recog$0nitio",
    /\*\*recognitio\*\* is no topic of the codebook/,
    talksCorpus.replace("topic: recognition", "topic: recognitio"),
  )
})

test("a key of our files, a word of ours, a rule", () => {
  checkMatch("a/old.ann.yaml", "spea$0ker:", /^\*\*speaker\*\* · required\n\nWho says it/)
  checkMatch("a/new.ann.yaml", "narra$0tor\n", /^\*\*narrator\*\*\n\nThe article itself/)
  checkMatch("registry.yaml", "ali$0ases:", /^\*\*aliases\*\*\n\nOther names/)
  checkMatch("codebook.yaml", "not-$0when:", /^\*\*not-when\*\*/)
  const config = `//- postil.yaml\nformat: 1\nrules: {entity-unknown: off}\n${talksCorpus}`
  checkMatch("postil.yaml", "entity-$0unknown", /\*\*entity-unknown\*\* · rule/, config)
  checkMatch("postil.yaml", "of$0f", /^\*\*off\*\*/, config)
})

test("an article's id: how much is in it", () =>
  checkMatch(
    "a/old.ann.yaml",
    "article: o$0ld",
    /\*\*Friends for All\*\* · `old` · Oct 2008\n\n8 mentions · 3 claims\n\na\/old\.txt$/,
  ))

test("in a layer the figures are those of its coder", () =>
  checkMatch(
    "a/old.ann.bk.yaml",
    "Rice: ri$0ce",
    /3 mentions here · 3 in 1 article · 1 claim by · in the layers of `bk`/,
  ))

test("where nothing is annotated there is no card", () => {
  checkNone("a/old.txt", "spo$0ke")
  checkNone("a/old.ann.yaml", "published: 2008$0")
})

test("what people write cannot become a link, a command or markup", () =>
  checkMatch("registry.yaml", "south-$0ossetia: {", /\\\[x\\\]\(command:evil\) \\\*bold\\\*/))

test("our own client gets links into files and commands, each told where the mouse is", () => {
  const document = openAt(talksCorpus, "a/old.txt", "Ri$0ce said")
  const params = { textDocument: { uri: document.uri }, position: { line: 2, character: 1 } }
  const hover = hoverFor(params, documentsOf(document.corpus, { commandLinks: true }))
  const value =
    hover?.contents && typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : ""
  const argument = encodeURIComponent(JSON.stringify([{ uri: document.uri, position: params.position }]))
  assert.ok(value.includes(`[Next Mention](command:postil.nextMention?${argument})`), value)
  assert.ok(value.includes(`[Open Annotation File](command:postil.openSidecar?${argument})`), value)
  assert.ok(value.includes("[new](file:///corpus/a/new.txt#L1,30)"), value)
  assert.deepEqual(hover?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } })
})
