import { type ByLanguage, forLanguage } from "./for-language.ts"
import { wordSet as words } from "./word-set.ts"

/** Words that a description begins with when readers have met already what it stands for; not those of a speaker: "our". */
const data: ByLanguage<ReadonlySet<string>> = {
  en: words("the this that these those both his her its their"),
  de: words(`der die das des dem den dieser diese dieses diesem diesen jener jene jenes jenem jenen beide beiden sein seine
    seiner seines seinem seinen ihr ihre ihrer ihres ihrem ihren`),
  fr: words("le la les du des ce cet cette ces son sa ses leur leurs"),
}

/** "the country", "l’alliance" */
export function isDefinite(description: string, language: string | undefined): boolean {
  const [first = ""] = description.toLowerCase().split(/\s+/)
  return (
    forLanguage(data, language)?.has(first) === true || (language?.startsWith("fr") === true && /^l['’]/.test(first))
  )
}
