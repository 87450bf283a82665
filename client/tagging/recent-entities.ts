import type { Memento } from "vscode"

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
  readonly #state: Memento

  constructor(state: Memento) {
    this.#state = state
  }

  get all(): readonly RecentEntity[] {
    return this.#state.get<readonly RecentEntity[]>(key, [])
  }

  async remember({ id, name, type }: RecentEntity): Promise<void> {
    const others = this.all.filter(entity => entity.id !== id)
    await this.#state.update(key, [{ id, name, type }, ...others].slice(0, limit))
  }
}
