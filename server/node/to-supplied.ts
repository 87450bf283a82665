import type { Supplied } from "../core/corpus/fact-supply.ts"
import type { FileStamp } from "./file-stamp.ts"
import type { Shard } from "./shard.ts"

export interface SupplyOptions {
  /** URI of the folder of the corpus, with `/` at its end. */
  readonly root: string
  /** Decides whether what was read of a file is of use; `fingerprint` stands for its text on disk. */
  readonly accept?: (uri: string, fingerprint: string) => boolean
}

/** What a shard holds, for the corpus that asked for it. */
export function toSupplied({ sidecars, articles }: Shard, options: SupplyOptions): Supplied {
  return {
    articles: [...acceptedOf(articles, options)].map(({ uri, file: { facts } }) => ({ uri, facts })),
    sidecars: [...acceptedOf(sidecars, options)].map(({ uri, file: { facts, article } }) => {
      return { uri, facts, articleUri: article === "" ? undefined : options.root + article }
    }),
  }
}

function* acceptedOf<T extends { readonly stamp: FileStamp }>(
  files: ReadonlyMap<string, T>,
  { root, accept = () => true }: SupplyOptions,
): Generator<{ readonly uri: string; readonly file: T }> {
  for (const [name, file] of files) {
    const uri = root + name
    if (accept(uri, file.stamp.fingerprint)) yield { uri, file }
  }
}
