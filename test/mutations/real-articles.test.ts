import { test } from "node:test"
import { readFolder } from "../support/folder.ts"
import { assertAtLeast, assertDocumented, type Least } from "./assert-figures.ts"
import { countCaught } from "./caught.ts"

const seeds = process.env.POSTIL_SEEDS
const skip = seeds === undefined ? "POSTIL_SEEDS names no folder with the real articles" : false

const least: Least = {
  "wrong entity on a name": 98,
  "wrong entity on an adjective or metonym": 98,
  "wrong entity on a description": 67,
  "wrong speaker, direct": 96,
  "wrong speaker, mixed": 96,
  "wrong speaker, indirect": 93,
  "wrong speaker, narrated": 92,
  "one character of a quote": 98,
}

test("of random mistakes in the real articles the rules catch what the documentation says", { skip }, () => {
  const figures = countCaught(readFolder(seeds ?? ""))
  assertAtLeast(figures, least)
  assertDocumented("articles", figures)
})
