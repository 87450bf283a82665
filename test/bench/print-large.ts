import { join } from "node:path"
import { generateLargeArticle } from "./generate-large-article.ts"
import { measureFollowing } from "./measure-following.ts"
import { measureLarge } from "./measure-large.ts"

const sizes = [5000, 20_000]

/** What one very large article takes, and how that grows with its annotations: 4 times is in proportion. */
export async function printLarge(folder: string): Promise<void> {
  const figures: Readonly<Record<string, number>>[] = []
  for (const size of sizes) {
    const corpus = generateLargeArticle(join(folder, `large-${size}`), size)
    figures.push({ ...(await measureLarge(corpus)), ...measureFollowing(corpus) })
  }
  const row = (name: string, cells: readonly string[]) =>
    console.log(name.padEnd(44) + cells.map(cell => cell.padStart(22)).join(""))
  row("\none article, 1 KB for each annotation", [...sizes.map(size => `${size} annotations`), "growth"])
  for (const name of Object.keys(figures[0] ?? {})) {
    const values = figures.map(figure => figure[name] ?? Number.NaN)
    const growth = (values.at(-1) ?? 0) / (values[0] ?? 1)
    row(name, [...values.map(value => value.toFixed(0)), `${growth.toFixed(1)} x`])
  }
}
