import { test } from "node:test"
import { checkAct, checkRefused } from "../../support/check-acts.ts"

const article = "//- a.txt\nThe bridge stands.\n"

test("a sidecar is created for what is said of an article", () =>
  void checkAct(
    "edit-article",
    { set: { "source.published": "2020-05-01", status: "open", tags: ["news"] } },
    article,
    "//- a.ann.yaml\nsource:\n  published: 2020-05-01\nstatus: open\ntags: [news]\n",
  ))

test("keys are set in their order, in the form that is there; comments stay", () =>
  void checkAct(
    "edit-article",
    { set: { "source.publisher": "The Lund Post", "source.title": null, coders: ["bk", "mo"] } },
    `${article}//- a.ann.yaml
source: {title: Bridge, published: 2020} # from the archive
tags: [news]
`,
    `//- a.ann.yaml
source: {publisher: The Lund Post, published: 2020} # from the archive
coders: [bk, mo]
tags: [news]
`,
  ))

test("a coder's layer is written where a coder is chosen", () =>
  void checkAct("edit-article", { set: { status: "coded" } }, article, "//- a.ann.bk.yaml\nstatus: coded\n", {
    coder: "bk",
  }))

test("what does not fit is refused", () => {
  const refused = (set: Record<string, string>, reason: RegExp) =>
    checkRefused("edit-article", { set }, article, reason)
  refused({ "source.published": "yesterday" }, /"yesterday" is no date/)
  refused({ status: "done" }, /"status" takes open, coded or reviewed/)
  refused({ mentions: "x" }, /"mentions" is no key of an article/)
  refused({ article: "A 1" }, /"A 1" is not an id/)
  checkRefused("edit-article", { uri: "file:///corpus/none.txt", set: {} }, article, /no article of this corpus/)
})

test("an id that another article has, or that others link to, is not given away", () => {
  const claim = (slug: string, links = "") =>
    `claims:\n  ${slug}:\n    speaker: narrator\n    mode: narrator\n    quote: The bridge stands\n    kind: assertion\n    topic: bridge\n    stance: none\n${links}`
  const two = `//- a.txt\nThe bridge stands.\n//- a.ann.yaml\n${claim("one")}//- b.txt\nThe bridge stands.\n//- b.ann.yaml\n${claim("two", "    links: {repeats: a/one}\n")}`
  checkRefused("edit-article", { set: { article: "b" } }, two, /"b" is the id of "b.txt"/)
  checkRefused("edit-article", { set: { article: "c" } }, two, /Other articles link to "a"/)
})

test("a key of the user's own is written and kept", () =>
  void checkAct(
    "edit-article",
    { set: { "x-shelf": "B 12" } },
    "//- a.txt\nAda.\n//- a.ann.yaml\nx-shelf: A 1\nmentions: {}\n",
    "//- a.ann.yaml\nx-shelf: B 12\nmentions: {}\n",
  ))
