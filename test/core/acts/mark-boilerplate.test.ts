import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

test("words of one article are cut out wherever they occur in it", () =>
  void checkAct(
    "mark-boilerplate",
    {},
    "//- a.txt\nThe bridge {{READ MORE}} stands.\n//- a.ann.yaml\nboilerplate: [Share this]\n",
    "//- a.ann.yaml\nboilerplate: [Share this, READ MORE]\n",
  ))

test("a long stretch is given by its beginning and its end", () => {
  const long = `Read all about it ${"in our paper and ".repeat(20)}subscribe now for less than a coffee`
  void checkAct(
    "mark-boilerplate",
    {},
    `//- a.txt\nThe bridge stands.\n\n{{${long}}}\n\nThe end.\n`,
    "//- a.ann.yaml\nboilerplate:\n  - {from: Read all about it in our, to: now for less than a coffee}\n",
  )
  void checkAct(
    "mark-boilerplate",
    {},
    `//- a.txt\nThe bridge stands.\n\n{{${long}}}\n`,
    "//- a.ann.yaml\nboilerplate:\n  - {from: Read all about it in our, to: end}\n",
  )
})

test("whole lines are left out of all articles as lines, parts of one as text", () => {
  void checkAct(
    "mark-boilerplate",
    { scope: "corpus" },
    "//- postil.yaml\nformat: 1 # ours\n//- a.txt\nThe bridge stands.\n{{Share this\n\n  Print it}}\nMore.\n",
    "//- postil.yaml\nformat: 1 # ours\nboilerplate:\n  lines: [Share this, Print it]\n",
  )
  void checkAct(
    "mark-boilerplate",
    { scope: "corpus" },
    "//- postil.yaml\nformat: 1\nboilerplate: {lines: [Share this]}\n//- a.txt\nThe bridge {{READ MORE}} stands.\n",
    "//- postil.yaml\nformat: 1\nboilerplate: {lines: [Share this], text: [READ MORE]}\n",
  )
})

test("what is marked already, and what is no words, is refused", () => {
  const source = "//- a.txt\nThe bridge {{READ MORE}} stands.\n//- a.ann.yaml\nboilerplate: READ MORE\n"
  checkRefused("mark-boilerplate", {}, source, /"READ MORE" is marked as page furniture already/)
  checkRefused("mark-boilerplate", {}, "//- a.txt\nA {{–}} b\n", /No words are chosen/)
})
