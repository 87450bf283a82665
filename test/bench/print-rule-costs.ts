import type { RuleCosts } from "./measure-rules.ts"

/** A rule that takes more of a check than this needs a reason. */
const largeShare = 0.05
const reasons: Readonly<Record<string, string>> = {
  "mention-untagged": "it alone looks up every word of the article among all names of the registry",
}

/** The dearest rules, in milliseconds for 1,000 articles and as a share of the whole check; the rest in one line. */
export function printRuleCosts({ articles, readMs, totalMs, byRule, again }: RuleCosts): void {
  const scale = 1000 / articles
  const line = (name: string, ms: number, warm: string) =>
    console.log(
      [name.padEnd(32), (ms * scale).toFixed(0).padStart(8), percent(ms / totalMs), warm.padStart(12)].join(""),
    )
  const sorted = [...byRule].sort((a, b) => b[1] - a[1])
  const shown = sorted.filter(([, ms]) => ms >= totalMs / 200)
  const rest = sorted.slice(shown.length)
  console.log(`\n${"rule, for 1000 articles".padEnd(32)}      ms   share checked again`)
  for (const [code, ms] of shown) line(code, ms, ((again.get(code) ?? 0) * scale).toFixed(0))
  line(`${rest.length} others`, sum(rest), "")
  line("all rules", sum(sorted), (sum([...again]) * scale).toFixed(0))
  line("reading sidecars", readMs, "")
  line("the whole check", totalMs, "")
  const large = shown
    .filter(([, ms]) => ms > totalMs * largeShare)
    .map(([code]) => `${code} (${reasons[code] ?? "without a reason"})`)
  console.log(`over ${largeShare * 100} %: ${large.join(", ") || "none"}`)
}

function sum(costs: readonly (readonly [string, number])[]): number {
  return costs.reduce((total, [, ms]) => total + ms, 0)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(8)
}
