import { spawnSync } from "node:child_process"
import { readAll, storedCorpus } from "../corpus-store.ts"
import { Figures, toCell } from "../figures.ts"
import { OthersLoad } from "../process-load.ts"
import { batchChecks } from "./batch-checks.ts"
import { markdownForm, moduleForm, schemaForm } from "./forms.ts"
import { columns, judge } from "./goals.ts"
import { type InstalledPeers, installPeers } from "./install-peers.ts"
import { markdownServer } from "./markdown-server.ts"
import { emptyServers, floorServer, ownSecondStart, ownServer } from "./own-servers.ts"
import { measures, type Peer } from "./peer.ts"
import { schemaServers } from "./schema-servers.ts"
import { typescriptServer } from "./typescript-server.ts"

export interface PeersChoice {
  readonly size: number
  readonly runs: number
  /** Also from files that the system has to fetch from the disk. */
  readonly cold: boolean
  /** Without them ours is measured beside the floor only: nobody waits for the others where there are many articles. */
  readonly others: boolean
}

/** Measures ours and the others in turns, each in fresh processes, and prints how ours stands to them. */
export async function benchPeers(choice: PeersChoice, keep: (figures: object) => void): Promise<void> {
  const { size, runs, cold } = choice
  const peers = installPeers()
  const figures = new Figures()
  const [warm, fromDisk] = peersFor(choice, peers)
  const turns = [
    ...warm.map(peer => ({ peer, isCold: false })),
    ...(cold ? fromDisk.map(peer => ({ peer, isCold: true })) : []),
  ]
  for (let run = 1; run <= runs; run++) {
    for (const { peer, isCold } of turns) {
      console.log(`${peer.name}: run ${run} of ${runs}`)
      await measure(peer, isCold, figures).catch(error => figures.note(peer.name, `${error}`))
      keep({ figures, goals: judge(figures) })
    }
  }
  printPeers(figures, size, runs)
}

async function measure({ name, reads, ...peer }: Peer, isCold: boolean, figures: Figures): Promise<void> {
  if (isCold && !forgetFiles(reads ?? "")) throw new Error("files cannot be taken out of memory on this system")
  if (!isCold && reads !== undefined) readAll(reads)
  const others = new OthersLoad()
  await peer.measure((measure, value) => figures.add(name, measure, value))
  figures.add(name, measures.others, others.percent())
}

/** Those that find their files in memory, and those that do not. */
function peersFor({ size, others }: PeersChoice, peers: InstalledPeers): readonly [readonly Peer[], readonly Peer[]] {
  const [warm, fromDisk] = ownAndFloor(size, peers)
  if (!others) return [warm, fromDisk]
  const corpus = storedCorpus(size)
  const [schema, markdown, modules] = [schemaForm(size), markdownForm(size), moduleForm(size)]
  return [
    [
      ...warm,
      ...emptyServers(corpus.folder, peers.node, modules.frequent),
      ...schemaServers(schema, peers),
      markdownServer(columns.markdown, markdown, peers, "all"),
      typescriptServer(columns.typescript, modules, peers, "all"),
      ...batchChecks({ corpus, schema, modules }, peers),
    ],
    [
      ...fromDisk,
      markdownServer(columns.markdownCold, markdown, peers, "start"),
      typescriptServer(columns.typescriptCold, modules, peers, "start"),
    ],
  ]
}

function ownAndFloor(size: number, { node }: InstalledPeers): readonly [readonly Peer[], readonly Peer[]] {
  const [corpus, small] = [storedCorpus(size), storedCorpus(Math.ceil(size / 10))]
  const bytes: Peer = {
    name: columns.bytes,
    reads: corpus.folder,
    async measure(add) {
      const start = performance.now()
      readAll(corpus.folder)
      add(measures.ready, performance.now() - start)
    },
  }
  const warm = [
    bytes,
    ownServer(columns.own, corpus, node, "all"),
    ownServer(columns.ownSmall, small, node, "all"),
    ownSecondStart(columns.ownAgain, corpus, node),
    floorServer(columns.floor, corpus, node, "all"),
    floorServer(columns.floorAgain, corpus, node, "start", true),
  ]
  const fromDisk = [
    ownServer(columns.ownCold, corpus, node, "start"),
    floorServer(columns.floorCold, corpus, node, "start"),
  ]
  return [warm, fromDisk]
}

/** Asks the system to give up what it holds of these files, which on Linux anybody may; answers whether it could be asked. */
function forgetFiles(folder: string): boolean {
  if (process.platform !== "linux" || process.arch !== "x64") return false
  const forget = "open(my $f, '<', $_) and syscall(221, fileno($f), 0, 0, 4) if -f"
  spawnSync("sync")
  return spawnSync("perl", ["-MFile::Find", "-e", `find(sub { ${forget} }, $ARGV[0])`, folder]).status === 0
}

function printPeers(figures: Figures, size: number, runs: number): void {
  console.log(`\n${size} articles: median [least-most] of ${runs} fresh processes, in turns`)
  for (const measure of figures.measures) {
    console.log(`\n${measure}`)
    for (const column of figures.columns) {
      const figure = figures.get(column, measure)
      if (figure !== undefined) console.log(`  ${column.padEnd(46)} ${toCell(figure).padStart(26)}`)
    }
  }
  console.log("\nOurs divided by theirs")
  for (const { goal, against, ratio, limit, met } of judge(figures)) {
    const cells = [goal.padEnd(46), against.padEnd(46), (ratio?.toFixed(3) ?? "").padStart(9), limit.padStart(9)]
    console.log(`  ${cells.join(" ")}  ${met}`)
  }
  for (const note of figures.notes()) console.log(`  ${note}`)
}
