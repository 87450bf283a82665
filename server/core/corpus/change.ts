/** What changes of files have come to so far. */
export interface Change {
  /** What has another meaning now, for all that have read it. */
  readonly keys: Set<string>
  /** Ids of articles that were taken or freed. */
  readonly ids: Set<string>
  /** Files whose findings that may have changed. */
  readonly affected: Set<string>
}

export function newChange(): Change {
  return { keys: new Set(), ids: new Set(), affected: new Set() }
}

export function addAll(more: Iterable<string>, to: Set<string> | undefined): void {
  if (to !== undefined) for (const one of more) to.add(one)
}
