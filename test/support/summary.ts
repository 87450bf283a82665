/** What came of one part of the tests. */
export interface Summary {
  readonly passed: number
  readonly failures: readonly { readonly name: string; readonly error: string }[]
  /** One line each: which test and why. */
  readonly skipped: readonly string[]
}
