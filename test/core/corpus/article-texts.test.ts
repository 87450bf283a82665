import assert from "node:assert/strict"
import { test } from "node:test"
import { ArticleTexts } from "../../../server/core/corpus/article-texts.ts"
import { Dependencies } from "../../../server/core/corpus/dependencies.ts"
import { textFactsOf } from "../../../server/core/corpus/text-facts.ts"
import { type Next, pick, random, times } from "../../support/random.ts"

const known = new Set(["Advertisement"])
const lines = ["Share this article", "By Ann Lee", "Advertisement", "More news", "“Weather”", "Was it so?"]

/** Texts that change, and what is known of them. */
class Articles {
  readonly contents = new Map<string, string>()
  readonly texts = this.built()

  change(uri: string, text: string | undefined): ReadonlySet<string> {
    if (text === undefined) this.contents.delete(uri)
    else this.contents.set(uri, text)
    return this.texts.replace(uri, text)
  }

  /** From scratch, as when a corpus is read. */
  built(): ArticleTexts {
    const texts = new ArticleTexts(known, uri => this.contents.get(uri), new Dependencies())
    for (const [uri, text] of this.contents) texts.add(uri, textFactsOf(text, known))
    return texts
  }
}

/** The answers for an article by the keys that stand for them. */
function answers(uri: string, texts: ArticleTexts): Readonly<Record<string, unknown>> {
  return { [`similar:${uri}`]: texts.similarTo(uri), [`repeated-lines:${uri}`]: [...texts.repeatedLines(uri)] }
}

test("after any changes all is as if read from scratch, and what changed for others was named", () => {
  const next = random("article-texts")
  for (let round = 0; round < times(15); round++) {
    const articles = new Articles()
    const words = Array.from({ length: 4 }, () => Array.from({ length: 50 + next(90) }, () => `word${next(4000)}`))
    const uris = Array.from({ length: 2 + next(12) }, (_, index) => `file:///${index}`)
    for (let step = 0; step < 40; step++) {
      const uri = pick(uris, next)
      const before = Object.assign({}, ...uris.map(one => answers(one, articles.texts)))
      const keys = articles.change(uri, next(5) === 0 ? undefined : article(pick(words, next), next))
      const built = articles.built()
      for (const one of uris) {
        for (const [key, answer] of Object.entries(answers(one, articles.texts))) {
          const label = `${round}, ${step}: ${uri}: ${key}`
          assert.deepEqual(answer, answers(one, built)[key], label)
          if (one !== uri && !keys.has(key)) assert.deepEqual(answer, before[key], label)
        }
        assert.deepEqual(articles.texts.textFacts(one), built.textFacts(one))
      }
    }
  }
})

function article(words: readonly string[], next: Next): string {
  const body = words.map(word => (next(60) === 0 ? "other" : word)).join(" ")
  return [...Array.from({ length: next(6) }, () => pick(lines, next)), body, `Line ${next(3)} of it`].join("\n\n")
}

test("a line is repeated when it stands in three articles, and is told as it was folded", () => {
  const articles = new Articles()
  for (const name of ["a", "b"]) articles.change(name, "“More”  news\n\nOnly here")
  assert.deepEqual([...articles.texts.repeatedLines("a")], [])
  const keys = articles.change("c", "Advertisement\n\n“More” news")
  assert.deepEqual([...keys].sort(), ["a", "b", "c"].map(uri => `repeated-lines:${uri}`).concat("similar:c"))
  assert.deepEqual([...articles.texts.repeatedLines("a")], ['"More" news'])
  assert.deepEqual([...articles.texts.shortLines("a")], ['"More" news', "Only here"])
  assert.deepEqual([...articles.texts.shortLines("c")], ['"More" news'])
})
