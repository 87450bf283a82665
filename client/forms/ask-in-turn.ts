import type { Page } from "./page.ts"
import type { Picker } from "./picker.ts"

/** What has been answered so far, one list of texts for each question. */
export type Answers = readonly (readonly string[])[]

/** The page that asks, or the answer where it is known already; undefined where it cannot be asked. */
export type Question = (answers: Answers) => Promise<Page | readonly string[] | undefined>

/** Asks one question after another; each may depend on the answers before. Undefined when the picker was closed. */
export async function askInTurn(
  picker: Pick<Picker, "ask">,
  questions: readonly Question[],
): Promise<Answers | undefined> {
  const asked: number[] = []
  let answers: Answers = []
  while (answers.length < questions.length) {
    const page = await questions[answers.length]?.(answers)
    if (page === undefined) return undefined
    if (!("rows" in page)) {
      answers = [...answers, page]
      continue
    }
    const answer = await picker.ask({ ...page, canGoBack: asked.length > 0 })
    if (answer === undefined) return undefined
    if (answer.kind === "back") {
      answers = answers.slice(0, asked.pop())
      continue
    }
    asked.push(answers.length)
    answers = [...answers, answer.kind === "rows" ? answer.ids : [answer.kind === "row" ? answer.id : answer.text]]
  }
  return answers
}
