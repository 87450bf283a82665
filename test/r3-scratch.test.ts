import { loadCorpus } from "./support/fixture.ts"
import { readFolder } from "./support/folder.ts"
import { findingsOf } from "./support/check-rules.ts"
import { readSample } from "./support/sample.ts"
import { LineIndex } from "../server/core/text/line-index.ts"
const sets: [string, Map<string, string>][] = [["seeds", readFolder("/work/shared/seeds")], ...[...readSample("samples/tour").values()].map(f => ["tour", f] as [string, any]), ...[...readSample("samples/broken")].map(([k, f]) => ["broken" + k, f] as [string, any])]
for (const [name, files] of sets) {
  const only = (process.env.ONLY ?? "").split(",")
  for (const f of findingsOf(loadCorpus(files as any))) {
    if (process.env.ONLY && !only.includes(f.code)) continue
    console.log(name, f.severity, f.code, f.uri.split("/").pop() + ":" + (new LineIndex((files as any).get(f.uri) ?? "").lineAt(f.span.start) + 1), f.message)
  }
}
