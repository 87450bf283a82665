import { match } from "node:assert/strict"
import { type Hover, MarkdownString } from "vscode"
import { test } from "./test-list.ts"
import { waitFor } from "./wait-for.ts"
import { ask, open, putCursor } from "./window.ts"

const article = "articles/2008-10-rice-in-astana.txt"
const sidecar = "articles/2008-10-rice-in-astana.ann.yaml"

test("hover tells who is mentioned, in which office and how often, with commands to go on", async () => {
  const card = await cardAt(article, "Marat")
  match(card, /\*\*Marat Tazhin\*\* · person/)
  match(card, /At the time: foreign minister of Kazakhstan/)
  match(card, /1 mention here · 1 in 1 article · 2 claims by/)
  match(card, /\[Next Mention\]\(command:postil\.nextMention\?/)
})

test("hover on a joint mention tells of each member", async () => {
  const card = await cardAt(article, "the two territories")
  match(card, /\*\*South Ossetia\*\* · territory/)
  match(card, /\*\*Abkhazia\*\* · territory/)
})

test("hover on a claim says it in a sentence, with what it is linked to", async () => {
  const card = await cardAt(article, "has so far held back")
  match(
    card,
    /\*\*Kazakhstan\*\* \(narrated, “has so far held back”\) withholds support for \*South Ossetia and Abkhazia/,
  )
  match(card, /Links:\n- supports: /)
})

test("hover on a code gives its definition and how much it is used", async () => {
  const card = await cardAt(sidecar, "recognition", 0)
  match(card, /\*\*recognition\*\* · topic/)
  match(card, /Not when: Somebody only wants the quarrel to end/)
  match(card, /Used \d+ times in \d+ files/)
})

/** The card on some words, once the corpus has been read: until then cards are made of what is known. */
async function cardAt(path: string, words: string, nth = 0): Promise<string> {
  const at = putCursor(await open(path), words, nth)
  return waitFor(`a card about ${words}`, async () => {
    const hovers = await ask<Hover>("executeHoverProvider", path, at)
    const contents = hovers?.flatMap(hover => hover.contents) ?? []
    const card = contents.map(content => (content instanceof MarkdownString ? content.value : "")).join("\n")
    return card === "" || card.includes("0 mentions in 0 articles") ? undefined : card
  })
}
