import type { Acts } from "../apply/acts.ts"
import type { ServerClient } from "../server-client.ts"
import type { KnownCorpora } from "../vocabulary/known-corpora.ts"
import type { Drafts } from "./drafts.ts"

/** What a command that asks and then writes works with. */
export interface Desk {
  readonly server: ServerClient
  readonly acts: Acts
  readonly drafts: Drafts
  readonly corpora: KnownCorpora
}
