import type { Feature } from "./feature.ts"

/** Every feature of the server that needs no more than the documents; one line each. */
export const allFeatures: readonly Feature[] = []
