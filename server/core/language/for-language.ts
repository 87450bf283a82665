/** What is known of a language: data by the first part of a BCP 47 tag. */
export type ByLanguage<T> = Readonly<Record<string, T>>

/** The data for a language; English where none is named, `undefined` where there is none for it. */
export function forLanguage<T>(data: ByLanguage<T>, tag: string | undefined): T | undefined {
  const language = (tag ?? "en").split("-")[0]?.toLowerCase() ?? "en"
  return Object.hasOwn(data, language) ? data[language] : undefined
}
