/** What is known of a language: data by the first part of a BCP 47 tag. */
export type ByLanguage<T> = Readonly<Record<string, T>>

/** The data for a language; English where none is named, `undefined` where there is none for it. */
export function forLanguage<T>(data: ByLanguage<T>, tag: string | undefined): T | undefined {
  const language = tag !== undefined && Object.hasOwn(data, tag) ? tag : languageOf(tag)
  return Object.hasOwn(data, language) ? data[language] : undefined
}

/** The languages whose words and grammar the rules know. */
const supported: ReadonlySet<string> = new Set(["en", "de", "fr"])

/** Whether the rules that need words of a language can judge it; English where none is named. */
export function isSupported(tag: string | undefined): boolean {
  return supported.has(languageOf(tag))
}

function languageOf(tag: string | undefined): string {
  return (tag ?? "en").split("-")[0]?.toLowerCase() ?? "en"
}
