import { Corpus } from "../../server/core/corpus/corpus.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { IndexStore } from "../../server/node/index-store.ts"
import { ScanPool } from "../../server/node/scan-pool.ts"
const [, , folder, cache, plain] = process.argv
const root = `file://${folder}/`
const c = new Corpus(root, new DiskFiles(root))
const t = performance.now(); const u = process.cpuUsage()
let first = 0
const pool = new ScanPool({ root, store: () => new IndexStore(cache!), log: l => console.log(l), program: "/tmp/h-W/app/dist/scan-worker.js" })
let longest = 0, last = performance.now()
const steps: number[] = []
for (const s of c.load(plain ? undefined : pool)) { if (c.isListed && first === 0) { first = performance.now() - t }; const now = performance.now(); steps.push(now - last); last = now }
const e = process.cpuUsage(u)
steps.sort((a, b) => b - a)
console.log("wall", (performance.now() - t).toFixed(0), "listed", first.toFixed(0), "cpu", (e.user / 1e3).toFixed(0), (e.system / 1e3).toFixed(0), "longest", steps.slice(0, 5).map(x => x.toFixed(0)).join())
;(globalThis as any).gc?.(); const m = process.memoryUsage(); console.log("heap", ((m.heapUsed + m.arrayBuffers) / 1e6).toFixed(0), "MB; rss", (m.rss / 1e6).toFixed(0))
