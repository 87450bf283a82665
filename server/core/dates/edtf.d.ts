declare module "edtf" {
  /** Throws where the text is not EDTF of that level. Milliseconds since 1970, first and last of the date. */
  export default function edtf(
    text: string,
    options?: { level?: number },
  ): { readonly min: number; readonly max: number }
}
