import { Corpus } from "../../server/core/corpus/corpus.ts"
import type { AcceptedText, Files } from "../../server/core/corpus/files.ts"
import { DiskFiles } from "../../server/node/disk-files.ts"
import { pathToUri } from "../../server/node/file-uri.ts"
import type { LargeCorpus } from "./generate-large-article.ts"

/** What comparing the annotations of a large article with its accepted text takes, in milliseconds. */
export function measureFollowing(corpus: LargeCorpus): Readonly<Record<string, number>> {
  const root = `${pathToUri(corpus.folder)}/`
  const old = new DiskFiles(root).read(`${root}large.txt`) ?? ""
  const at = old.indexOf("\n\n", old.length / 2)
  const newText = ` ${corpus.name} spoke.`
  const text = old.slice(0, at) + newText + old.slice(at)
  const moved = old.slice(at + 2) + old.slice(0, at)
  return {
    "following one edit that was seen": follow(root, text, {
      text: old,
      edits: [{ span: { start: at, end: at }, newText }],
    }),
    "following one edit by difference": follow(root, text, { text: old }),
    "following halves that changed places": follow(root, moved, { text: old }),
  }
}

function follow(root: string, text: string, accepted: AcceptedText): number {
  const disk = new DiskFiles(root)
  const files: Files = {
    list: () => disk.list(),
    read: uri => (uri === `${root}large.txt` ? text : disk.read(uri)),
    accepted: () => accepted,
  }
  const corpus = new Corpus(root, files)
  for (const _ of corpus.load());
  const file = corpus.coded(`${root}large.ann.yaml`)
  if (file === undefined) throw new Error("there is no sidecar")
  const start = performance.now()
  corpus.followed(file)
  return performance.now() - start
}
