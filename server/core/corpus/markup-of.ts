import type { Markup } from "../anchor/article-text.ts"

const isMarkdown = /\.(?:md|markdown|mdx|qmd|rmd)$/i

/** How an article is written, by its name. */
export function markupOf(article: string): Markup {
  return isMarkdown.test(article) ? "markdown" : "plain"
}
