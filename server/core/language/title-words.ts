import type { ByLanguage } from "./for-language.ts"

/** What can follow a title in a description: "the president of", "der Präsident Georgiens", "le président géorgien". */
export const behindTitle: ByLanguage<string> = {
  en: String.raw`\s+of\s`,
  de: String.raw`\s+(?:von|des|der|\p{Lu}\p{L}+s$)`,
  fr: String.raw`\s+(?:d['’e]|du\s|des\s|\p{Ll}+$)`,
}
