import { join } from "node:path"
import { test } from "node:test"
import { projectFolder } from "../support/editor-host/project.ts"
import { readFolder } from "../support/folder.ts"
import { assertAtLeast, assertDocumented, type Least } from "./assert-figures.ts"
import { countCaught } from "./caught.ts"

const least: Least = {
  "wrong entity on a name": 98,
  "wrong entity on an adjective or metonym": 98,
  "wrong entity on a description": 67,
  "wrong speaker, direct": 95,
  "wrong speaker, mixed": 95,
  "wrong speaker, indirect": 95,
  "wrong speaker, narrated": 96,
  "one character of a quote": 98,
  "mode direct, indirect, mixed: another of them": 95,
  "mode narrated → direct, mixed": 95,
  "stance supports → opposes, withholds, mixed": 30,
  "relation of a link": 25,
}

test("of random mistakes in the tour the rules catch what the documentation says", () => {
  const figures = countCaught(readFolder(join(projectFolder, "samples/tour")))
  assertAtLeast(figures, least)
  assertDocumented("tour", figures)
})
