import type { YamlNode, YamlScalar } from "../../server/core/model/yaml-node.ts"
import { surpriseOf } from "../../server/core/yaml/scalar-surprise.ts"
import { quoted, writeDouble, writeScalar, writeSingle } from "../../server/core/yaml/write.ts"

/** How a text is disturbed. */
interface Mangling {
  /** A number below the limit. */
  readonly next: (limit: number) => number
  /** Between brackets or in block form, whatever it was. */
  readonly forms: boolean
  /** Comments and empty lines anywhere. */
  readonly comments: boolean
  /** Which maps may have their entries in another order, by the keys above them. */
  readonly shuffles: (path: readonly string[]) => boolean
}

/** Writes the same anew, as untidily as YAML allows. */
export function mangleYaml(root: YamlNode, mangling: Mangling): string {
  return new Mangler(mangling).block(root, "", []).join("\n")
}

class Mangler {
  readonly #by: Mangling
  #comment = 0

  constructor(by: Mangling) {
    this.#by = by
  }

  block(node: YamlNode, pad: string, path: readonly string[]): string[] {
    if (node.kind === "scalar") return [`${pad}${this.#text(node, "plain-line")}`]
    const entries = this.#entries(node, path)
    const lines = entries.flatMap(([key, value]) => [
      ...this.#noise(pad),
      ...this.#entry(node.kind === "list" ? "-" : `${this.#text(key, "key")}:`, value, pad, [...path, key.value]),
    ])
    return [...lines, ...this.#noise(pad)]
  }

  #entry(lead: string, value: YamlNode, pad: string, path: readonly string[]): string[] {
    const tail = this.#tail()
    if (value.kind === "scalar") {
      if (value.missing) return [pad + lead + tail]
      return this.#scalar(pad + lead, value, `${pad}${this.#deeper()}`, tail)
    }
    const empty = (value.kind === "map" ? value.entries : value.items).length === 0
    const flow = this.#by.forms ? this.#by.next(3) === 0 : value.flow
    if (flow || empty) return `${pad}${lead} ${this.#flow(value, path, pad)}${tail}`.split("\n")
    const inner = value.kind === "list" && lead !== "-" && this.#by.next(4) === 0 ? pad : pad + this.#deeper()
    const lines = this.block(value, inner, path)
    const compact = lead === "-" && /^\s*[^\s#]/.test(lines[0] ?? "") && inner.length > pad.length + 1
    if (!compact || this.#by.next(3) === 0) return [pad + lead + tail, ...lines]
    const [first = "", ...rest] = lines
    return [`${pad}-${" ".repeat(inner.length - pad.length - 1)}${first.slice(inner.length)}`, ...rest]
  }

  #scalar(lead: string, scalar: YamlScalar, pad: string, tail: string): string[] {
    const words = scalar.value.split(" ")
    const plain = words.every(word => word !== "") && !/[\n\t]/.test(scalar.value)
    if (!plain || this.#by.next(3) > 0 || words.length < 3)
      return [`${lead} ${this.#text(scalar, "plain-line")}${tail}`]
    const cut = 1 + this.#by.next(words.length - 1)
    const lines = [words.slice(0, cut), words.slice(cut)].map(line => line.join(" "))
    if (this.#by.next(2) === 0) return [`${lead} >-${tail}`, ...lines.map(line => pad + line)]
    const [first = "", second = ""] = lines
    return [`${lead} "${inDouble(first)}`, `${pad}${inDouble(second)}"${tail}`]
  }

  #flow(node: YamlNode, path: readonly string[], pad: string): string {
    if (node.kind === "scalar") return node.missing ? "" : this.#text(node, "flow")
    const parts = this.#entries(node, path).map(([key, value]) => {
      const written = this.#flow(value, [...path, key.value], `${pad}  `)
      if (node.kind === "list") return written
      return written === "" ? this.#text(key, "key") : `${this.#text(key, "key")}: ${written}`
    })
    const [open, close] = node.kind === "list" ? ["[", "]"] : ["{", "}"]
    if (!this.#by.forms || this.#by.next(3) > 0 || parts.length === 0) return open + parts.join(", ") + close
    const lines = parts.map(part => `\n${pad}  ${part},${this.#tail()}`)
    return `${open}${this.#tail()}${lines.join("")}\n${pad} ${close}`
  }

  #entries(node: YamlNode, path: readonly string[]): readonly (readonly [YamlScalar, YamlNode])[] {
    if (node.kind === "scalar") return []
    if (node.kind === "list") return node.items.map((item, index) => [numbered(index), item] as const)
    const entries = node.entries.map(({ key, value }) => [key, value] as const)
    return this.#by.shuffles(path) ? shuffled(entries, this.#by.next) : entries
  }

  #text({ value, style }: YamlScalar, place: "plain-line" | "flow" | "key"): string {
    const bare = style === "plain" && !/[\n\r]/.test(value) && (place !== "flow" || surpriseOf(value) !== undefined)
    const written = bare ? value : writeScalar(value, place)
    const choice = this.#by.next(6)
    if (/[\n\t]/.test(value) || style === "double") return writeDouble(value)
    // What is no text for other programs keeps its looks.
    if (choice > 1 || written !== value || writeScalar(value, "flow") !== value)
      return /^["']/.test(written) ? quoted(value) : written
    return choice === 0 ? writeDouble(value) : writeSingle(value)
  }

  #noise(pad: string): string[] {
    if (!this.#by.comments) return []
    const choice = this.#by.next(12)
    if (choice === 0) return [""]
    if (choice === 1) return [`${pad}# over ${this.#comment++}`]
    if (choice === 2) return [`# at the margin ${this.#comment++}`, "", ""]
    return choice === 3 ? ["", `${pad}   # deep "${this.#comment++}: {`] : []
  }

  #tail(): string {
    if (!this.#by.comments || this.#by.next(8) > 0) return ""
    return `${" ".repeat(1 + this.#by.next(4))}# beside ${this.#comment++}`
  }

  #deeper(): string {
    return " ".repeat(1 + this.#by.next(4))
  }
}

function inDouble(words: string): string {
  return writeDouble(words).slice(1, -1)
}

function numbered(index: number): YamlScalar {
  return { kind: "scalar", style: "plain", value: String(index), span: { start: 0, end: 0 }, missing: false }
}

function shuffled<T>(list: readonly T[], next: (limit: number) => number): readonly T[] {
  const rest = [...list]
  return list.flatMap(() => rest.splice(next(rest.length), 1))
}
