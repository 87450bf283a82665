import { ruleFromProblems } from "../from-problems.ts"

export const attributeUnknown = ruleFromProblems({
  code: "attribute-unknown",
  family: "codebook",
  severity: "error",
  scope: "annotation",
  summary: "A file has a key that means nothing where it stands.",
  details:
    "Unknown keys are mostly slips of the finger, and what stands under them is not read. Correct the key, or begin it with `x-` to keep something of your own: such keys are left alone. The rule covers all four kinds of file.",
})
