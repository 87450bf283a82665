import { deepEqual, equal } from "node:assert/strict"
import { test } from "node:test"
import { stanceKeys } from "../../client/forms/ask-field.ts"
import { type Answers, askInTurn } from "../../client/forms/ask-in-turn.ts"
import { Drafts } from "../../client/forms/drafts.ts"
import { overviewRows } from "../../client/forms/edit-form.ts"
import { inTitle } from "../../client/forms/frame.ts"
import { type Answer, findRows, type Page, rowsFor, tickedAnswer, withoutExcluded } from "../../client/forms/page.ts"
import { changedFields, faultOf, isSame, showValue } from "../../client/forms/values.ts"
import type { Form, FormField } from "../../server/lsp/acts-protocol.ts"

const topics = [
  { id: "fund", label: "Rescue fund", description: "economy › euro" },
  { id: "euro", label: "Euro", detail: "The currency and who leaves it" },
  { id: "reform", label: "Réform", detail: "New rules for the fund" },
]
const page: Page = { title: "Topic", placeholder: "", rows: topics }

test("rows are found by every word, in labels first, else in their own order", () => {
  deepEqual(ids("euro"), ["euro", "fund"])
  deepEqual(ids("fund"), ["fund", "reform"])
  deepEqual(ids("fund rules"), ["reform"])
  deepEqual(ids("nothing of that"), [])
})

test("accents and capitals do not matter while typing", () => deepEqual(ids("REFORM"), ["reform"]))

test("without anything typed all rows are there", () => deepEqual(ids(" "), ["fund", "euro", "reform"]))

test("a text of one's own comes behind the rows that have it", () => {
  deepEqual(answers({ ...page, open: () => undefined }, "eur"), ["euro", "fund", "text eur"])
  deepEqual(answers({ ...page, open: () => undefined }, "Euro"), ["euro", "fund"])
})

test("a text that cannot be is told why, and cannot be taken", () => {
  const dates: Page = { ...page, rows: [], open: () => "Write a date such as 2008-11" }
  deepEqual(answers(dates, "soon"), [undefined])
  equal(rowsFor(dates, "soon")[0]?.row.label, "Write a date such as 2008-11")
})

test("a text that is there already is taken by Enter, before the row that takes it out", () => {
  const text: Page = {
    title: "",
    placeholder: "",
    rows: [{ id: "", label: "Take it out" }],
    text: "taz",
    open: () => undefined,
  }
  deepEqual(answers(text, "taz"), ["text taz", ""])
  deepEqual(answers(text, ""), [""])
})

test("what was typed counts among ticked rows where it is new and may be", () => {
  const open: Page = { ...page, ticked: ["euro"], open: () => undefined }
  deepEqual(tickedAnswer(open, ["euro"], "banks"), { kind: "rows", ids: ["euro", "banks"] })
  deepEqual(tickedAnswer(open, ["euro"], "fund"), { kind: "rows", ids: ["euro"] })
  deepEqual(tickedAnswer({ ...page, ticked: [] }, [], "banks"), { kind: "rows", ids: [] })
  const before = { ...page, ticked: ["reform", "fund"] }
  deepEqual(tickedAnswer(before, ["fund", "euro", "reform"], ""), { kind: "rows", ids: ["reform", "fund", "euro"] })
})

test("of an exclusive group the row that was ticked last stays", () => {
  const genres = [
    { id: "news", label: "News", excludes: ["essay"] },
    { id: "essay", label: "Essay", excludes: ["news"] },
    { id: "frame", label: "Frame" },
  ]
  deepEqual(withoutExcluded(genres, ["news", "frame"], ["news", "frame", "essay"]), ["frame", "essay"])
  deepEqual(withoutExcluded(genres, ["news"], ["news", "frame"]), ["news", "frame"])
})

test("plus, minus and nought take a stance by its id or by the sign it begins with", () => {
  const rows = (...names: readonly string[]) => names.map(name => ({ id: name, label: name }))
  deepEqual(
    [...stanceKeys(rows("supports", "opposes", "mixed", "neutral"))],
    [
      ["0", "neutral"],
      ["+", "supports"],
      ["-", "opposes"],
    ],
  )
  equal(stanceKeys(rows("supports", "−1 against")).get("-"), "−1 against")
  equal(stanceKeys(rows("for", "against")).size, 0)
})

const form: Form = {
  title: "Claim",
  fields: [
    field("stance", "choice", "supports", {
      choices: [
        { value: "supports", label: "Supports" },
        { value: "opposes", label: "Opposes" },
      ],
    }),
    field("target", "choices", ["russia", "china"], { choices: [{ value: "china", label: "China" }] }),
    field("date", "text", null),
    field("roles", "records", [{ role: "president", of: "russia" }], {
      of: [field("role", "text", null), field("of", "text", null)],
    }),
  ],
}

test("only fields that are other than before are changed, emptied ones are taken out", () => {
  deepEqual(changedFields(form, {}), {})
  deepEqual(changedFields(form, { stance: "supports", target: ["russia", "china"], date: "" }), {})
  deepEqual(changedFields(form, { stance: "opposes", target: [], date: null }), { stance: "opposes", target: null })
  deepEqual(changedFields(form, { roles: [{ role: "president", of: "china" }] }), {
    roles: [{ role: "president", of: "china" }],
  })
  deepEqual(changedFields(form, { other: "x" }), {})
})

test("an empty list, an empty text and nothing are the same", () => {
  equal(isSame([], null) && isSame("", null) && !isSame("a", ["a"]), true)
})

test("values are shown by their labels, records by their parts", () => {
  deepEqual(
    form.fields.map(each => showValue(each, each.value)),
    ["Supports", "russia, China", "", "president · russia"],
  )
})

test("a form with changes has Save on top, naming them, and a way back at the end", () => {
  const rows = overviewRows(form, { stance: "opposes" })
  deepEqual([rows[0]?.id, rows[0]?.description, rows.at(-1)?.id], ["save", "stance", "discard"])
  equal(rows[1]?.description, "Opposes")
  equal(overviewRows(form, {})[0]?.id, "field:stance")
})

test("a pattern says what it demands", () => {
  const date = field("date", "text", null, { pattern: { source: "^\\d{4}$", says: "a year" } })
  equal(faultOf(date, "2008"), undefined)
  equal(faultOf(date, "soon"), '"soon" is not a year')
})

test("a draft is kept by what it is about, an empty one is none", () => {
  const drafts = new Drafts()
  drafts.keep("a", { topic: "fund" })
  deepEqual(drafts.of("a"), { topic: "fund" })
  deepEqual(drafts.of("b"), {})
  drafts.keep("a", {})
  equal(drafts.has("a"), false)
})

test("questions depend on answers, known ones are skipped, also on the way back", async () => {
  const seen: Answers[] = []
  const given: Answer[] = [
    { kind: "row", id: "euro" },
    { kind: "back" },
    { kind: "row", id: "fund" },
    { kind: "text", text: "new" },
  ]
  const answered = await askInTurn({ ask: async () => given.shift() }, [
    async () => page,
    async () => ["known"],
    async answers => {
      seen.push(answers)
      return page
    },
  ])
  deepEqual(answered, [["fund"], ["known"], ["new"]])
  deepEqual(seen, [
    [["euro"], ["known"]],
    [["fund"], ["known"]],
  ])
})

test("a question that cannot be asked ends it, as Esc does", async () => {
  equal(await askInTurn({ ask: async () => undefined }, [async () => page]), undefined)
  equal(
    await askInTurn({ ask: async () => ({ kind: "rows", ids: [] }) }, [async () => page, async () => undefined]),
    undefined,
  )
})

test("long words are cut in titles", () => {
  equal(inTitle(" two\n words "), "“two words”")
  equal(inTitle("a".repeat(99)).length, 72)
})

function ids(typed: string): readonly string[] {
  return findRows(topics, typed).map(({ id }) => id)
}

function answers(of: Page, typed: string): readonly (string | undefined)[] {
  return rowsFor(of, typed).map(({ answer }) => {
    if (answer?.kind === "row") return answer.id
    return answer?.kind === "text" ? `text ${answer.text}` : undefined
  })
}

function field(
  key: string,
  input: FormField["input"],
  value: FormField["value"],
  more: Partial<FormField> = {},
): FormField {
  return { key, label: key, doc: "", input, value, step: false, optional: true, ...more }
}
