/** One number, measured in each of several fresh processes. */
export interface Figure {
  readonly values: readonly number[]
  readonly median: number
}

/** What was measured: column (a server, a size) -> measure -> the values of all runs, in the order of the first. */
export class Figures {
  readonly #columns = new Map<string, Map<string, number[]>>()
  readonly #notes = new Map<string, Set<string>>()

  add(column: string, measure: string, value: number | undefined): void {
    if (value === undefined || Number.isNaN(value)) return
    const measures = this.#columns.get(column) ?? new Map<string, number[]>()
    this.#columns.set(column, measures.set(measure, [...(measures.get(measure) ?? []), value]))
  }

  /** Something to say of a column, once. */
  note(column: string, text: string): void {
    this.#notes.set(column, (this.#notes.get(column) ?? new Set()).add(text))
  }

  get(column: string, measure: string): Figure | undefined {
    const values = this.#columns.get(column)?.get(measure)
    if (values === undefined) return undefined
    return { values, median: medianOf(values) }
  }

  get columns(): readonly string[] {
    return [...this.#columns.keys()]
  }

  get measures(): readonly string[] {
    return [...new Set([...this.#columns.values()].flatMap(measures => [...measures.keys()]))]
  }

  notes(): readonly string[] {
    return [...this.#notes].flatMap(([column, texts]) => [...texts].map(text => `${column}: ${text}`))
  }

  toJSON(): object {
    const measures = [...this.#columns].map(([column, values]) => [column, Object.fromEntries(values)])
    return { runs: Object.fromEntries(measures), notes: this.notes() }
  }
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2)]
  return ((sorted[low] ?? Number.NaN) + (sorted[high] ?? Number.NaN)) / 2
}

/** One line for each measure: median and, of several runs, the least and the most. */
export function printFigures(title: string, figures: Figures, growth?: "growth"): void {
  const { columns, measures } = figures
  console.log(`\n${title}`)
  printRow("", [...columns, ...(growth ? [growth] : [])])
  for (const measure of measures) {
    const cells = columns.map(column => figures.get(column, measure))
    const [first, last] = [cells[0]?.median, cells.at(-1)?.median]
    const grown = first !== undefined && last !== undefined && cells.length > 1 ? `${(last / first).toFixed(2)} x` : ""
    printRow(measure, [...cells.map(toCell), ...(growth ? [grown] : [])])
  }
  for (const note of figures.notes()) console.log(`  ${note}`)
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(66) + cells.map(cell => ` ${cell.padStart(22)}`).join(""))
}

export function toCell(figure: Figure | undefined): string {
  if (figure === undefined) return ""
  const { median, values } = figure
  if (values.length === 1) return short(median)
  return `${short(median)} [${short(Math.min(...values))}-${short(Math.max(...values))}]`
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
