/** What the suite inside VS Code tells its launcher, one JSON line each in the file `POSTIL_SUITE_EVENTS`. */
export type SuiteEvent =
  | { readonly kind: "start" | "pass"; readonly name: string }
  | { readonly kind: "fail"; readonly name: string; readonly error: string }
  | { readonly kind: "end" }
