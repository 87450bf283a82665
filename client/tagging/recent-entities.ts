import type { Memento } from "vscode"
import type { Heir } from "../apply/heirs.ts"

/** As much of an entity as a picker shows while the server has not answered. */
export interface RecentEntity {
  readonly id: string
  readonly name: string
  readonly type: string
}

const key = "postil.recentEntities"
const limit = 20

/** The entities that were last used to tag, in this workspace, the last one first. */
export class RecentEntities {
  readonly #state: Pick<Memento, "get" | "update">

  constructor(state: Pick<Memento, "get" | "update">) {
    this.#state = state
  }

  get all(): readonly RecentEntity[] {
    return this.#state.get<readonly RecentEntity[]>(key, [])
  }

  async remember({ id, name, type }: RecentEntity): Promise<void> {
    const others = this.all.filter(entity => entity.id !== id)
    await this.#keep([{ id, name, type }, ...others])
  }

  /** Knows entities by the ids that they have now. Answers what takes that back, but not what was used since. */
  follow(heirs: readonly Heir[]): () => void {
    const before = this.all
    const renamed = before.map(entity => renamedBy(entity, heirs, before))
    void this.#keep(renamed.filter((entity, index) => renamed.findIndex(({ id }) => id === entity.id) === index))
    return () => {
      const known = new Set([...before.map(({ id }) => id), ...heirs.map(({ to }) => to)])
      void this.#keep([...this.all.filter(({ id }) => !known.has(id)), ...before])
    }
  }

  async #keep(entities: readonly RecentEntity[]): Promise<void> {
    await this.#state.update(key, entities.slice(0, limit))
  }
}

function renamedBy(entity: RecentEntity, heirs: readonly Heir[], all: readonly RecentEntity[]): RecentEntity {
  const heir = heirs.find(({ from }) => from === entity.id)
  if (heir === undefined) return entity
  // What another entity is called that it has become part of, the next answer of the server tells.
  return all.find(({ id }) => id === heir.to) ?? { ...entity, id: heir.to }
}
