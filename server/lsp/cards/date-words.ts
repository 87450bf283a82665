const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
const date = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T[\d:Z+-]+)?)?)?([~?%]?)$/
const doubts: Readonly<Record<string, string>> = { "": "", "~": "about ", "?": "perhaps ", "%": "perhaps about " }

/** A date as people write it: `19 Nov 2018`, `about Oct 2008`; one that is more than a day, month or year as it is. */
export function dateWords(text: string): string {
  const [, year, month, day, doubt = ""] = date.exec(text) ?? []
  if (year === undefined) return text
  const name = month && months[Number(month) - 1]
  return `${doubts[doubt]}${[day && Number(day), name, year].filter(Boolean).join(" ")}`
}
