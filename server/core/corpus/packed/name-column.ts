import { foldForSearch } from "../../similar/fuzzy.ts"
import { grown } from "./grown.ts"

/** The names of a sidecar's article in the form in which they are searched. */
export interface ArticleNames {
  /** Its id; absent where it has none. */
  readonly article?: string
  readonly title?: string
}

/** The same and those of the claims. */
export interface FoldedNames extends ArticleNames {
  /** In their order, as `claimNames` tells them. */
  readonly claims: readonly string[]
}

/** What the names are made of. */
export interface NamedParts {
  readonly articleId?: string | undefined
  readonly title?: string | undefined
  slugs(): readonly string[]
}

/** Between the names; no id has it, and in a title it does not matter. */
const border = "\0"

/** Of the letters of a file's names: whether they have been looked at, and whether its article has an id. */
const madeFlag = 1 << 29
const idFlag = 1 << 30

/** The searchable names of files, each made when somebody searches for the first time since the file changed. */
export class NameColumn {
  /** By number: article, title and slugs; a name that is absent is empty. */
  readonly #texts: (string | undefined)[] = []
  /** By number: which letters these have, and the flags; nothing more is looked at of nearly all files. */
  #letters = new Int32Array(64)
  #count = 0

  /** How many files have their names made. */
  get count(): number {
    return this.#count
  }

  has(number: number): boolean {
    return this.#texts[number] !== undefined
  }

  forget(number: number): void {
    if (!this.has(number)) return
    this.#texts[number] = undefined
    this.#letters[number] = 0
    this.#count--
  }

  /** Undefined where there is no file of that number. */
  ofArticle(number: number, parts: () => NamedParts | undefined): ArticleNames | undefined {
    const text = this.textOf(number, parts)
    return text === undefined ? undefined : articleNamesIn(text)
  }

  /** The names of a file, unless none of them has all these letters in their order. */
  find(number: number, wanted: Letters, parts: () => NamedParts | undefined): FoldedNames | undefined {
    if (!this.#mayHave(number, wanted)) return undefined
    const text = this.textOf(number, parts)
    return text !== undefined && mayHold(text, wanted.letters) ? namesIn(text) : undefined
  }

  /** Whether the article of a file has an id, and none of the file's names has all these letters in their order. */
  lacks(number: number, wanted: Letters, parts: () => NamedParts | undefined): boolean {
    const text = this.textOf(number, parts)
    if (text === undefined || ((this.#letters[number] ?? 0) & idFlag) === 0) return false
    return !this.#mayHave(number, wanted) || !mayHold(text, wanted.letters)
  }

  /** The names of a file as they are kept, which are made if need be. */
  textOf(number: number, parts: () => NamedParts | undefined): string | undefined {
    return this.#texts[number] ?? this.#make(number, parts())
  }

  #mayHave(number: number, { among }: Letters): boolean {
    const letters = this.#letters[number] ?? 0
    return letters === 0 || (letters & among) === among
  }

  #make(number: number, parts: NamedParts | undefined): string | undefined {
    if (parts === undefined) return undefined
    const all = [parts.articleId ?? "", parts.title ?? "", ...parts.slugs()]
    const text = all.map(name => foldForSearch(name).replaceAll(border, " ")).join(border)
    while (this.#texts.length < number) this.#texts.push(undefined)
    this.#texts[number] = text
    this.#count++
    if (number >= this.#letters.length) this.#letters = grown(this.#letters, number + 1)
    this.#letters[number] = lettersAmong(text) | madeFlag | (text.startsWith(border) ? 0 : idFlag)
    return text
  }
}

/** What is looked for in names: letters in their order. */
export interface Letters {
  readonly letters: string
  /** Which letters they are, a bit for each; other characters share bits. */
  readonly among: number
}

/** The letters of a query. */
export function lettersOf(query: string): Letters {
  const letters = query.replaceAll(" ", "")
  // The one between article and slug is not kept.
  return { letters, among: lettersAmong(letters.replaceAll("/", "")) }
}

function lettersAmong(text: string): number {
  let among = 0
  for (let at = 0; at < text.length; at++) among |= 1 << (text.charCodeAt(at) % 29)
  return among
}

function namesIn(text: string): FoldedNames {
  const [article = "", , ...slugs] = text.split(border)
  const claims = article === "" ? slugs : slugs.map(slug => `${article}/${slug}`)
  return { ...articleNamesIn(text), claims }
}

function articleNamesIn(text: string): ArticleNames {
  const first = text.indexOf(border)
  const second = text.indexOf(border, first + 1)
  const [article, title] = [text.slice(0, first), text.slice(first + 1, second < 0 ? text.length : second)]
  return { ...(article !== "" && { article }), ...(title !== "" && { title }) }
}

/** Whether these letters are in one of the names, in this order (fuzzy.ts). */
function mayHold(text: string, letters: string): boolean {
  let inArticle = 0
  let found = 0
  let name = 0
  for (let at = 0; at < text.length; at++) {
    if (found === letters.length) return true
    const unit = text.charCodeAt(at)
    if (unit === letters.charCodeAt(found)) found++
    if (unit !== 0) continue
    // In the name of a claim that of its article comes first, and a slash.
    if (name++ === 0) inArticle = letters.charAt(found) === "/" ? found + 1 : found
    found = name === 1 ? 0 : inArticle
  }
  return found === letters.length
}
