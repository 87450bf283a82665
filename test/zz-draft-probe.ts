import { readFileSync, readdirSync } from "node:fs"
import { loadCorpus, MemoryFiles } from "./support/fixture.ts"
import { draftClaim } from "../server/core/acts/claim-draft/claim-draft.ts"
const root = "/work/shared/seeds/"
const files = new MemoryFiles()
for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
  try { files.set("file:///corpus/" + name, readFileSync(root + name, "utf8")) } catch {}
}
const corpus = loadCorpus(files)
let n = 0, speakerOk = 0, modeOk = 0, cueOk = 0, quoteOk = 0, topicOk = 0
for (const uri of corpus.pairs.sidecars()) {
  const file = corpus.coded(uri)!
  const lines = file.text.replace(/\nclaims:[\s\S]*$/, "\n")
  const bare = corpus.imagine(uri, lines)
  for (const anchor of file.anchored.claims) {
    if (!anchor.span) continue
    const d = draftClaim(bare, anchor.span, {}, corpus)
    n++
    if ("refused" in d) { console.log(anchor.claim.slug.value, d.refused); continue }
    const want = { speaker: anchor.claim.speaker?.entities.map(e => e.value).join(" + "), mode: anchor.claim.mode?.value, cue: anchor.claim.cue?.exact.value }
    const got = { speaker: d.fields.get("speaker"), mode: d.fields.get("mode"), cue: d.fields.get("cue"), source: d.fields.get("source") }
    const s = want.speaker === got.speaker, m = want.mode === got.mode
    const c = want.cue === undefined ? got.cue === undefined : typeof got.cue === "string" && (want.cue.toLowerCase().includes(got.cue.toLowerCase()) || got.cue.includes(want.cue))
    const q = d.pieces.length === anchor.segments.length && d.pieces.every((p, i) => p.start === anchor.segments[i]!.home?.span.start && Math.abs(p.end - anchor.segments[i]!.home!.span.end) <= 1)
    speakerOk += +s; modeOk += +m; cueOk += +c; quoteOk += +q
    if (!s || !m || !c || !q) console.log(`${anchor.claim.slug.value}: want ${JSON.stringify(want)} got ${JSON.stringify(got)}${q ? "" : " QUOTE " + JSON.stringify(d.fields.get("quote")) + " FOR " + JSON.stringify(file.article.text.slice(anchor.span.start, anchor.span.end))}`)
  }
}
console.log({ n, speakerOk, modeOk, cueOk, quoteOk })
