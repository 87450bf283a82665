type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/** The same numbers in an array with room for at least so many, and half as many again; those behind them are 0. */
export function grown<Same extends Numbers>(numbers: Same, least: number): Same {
  const Kind = numbers.constructor as new (size: number) => Same
  const result = new Kind(Math.max(least, Math.ceil(1.5 * numbers.length)))
  result.set(numbers)
  return result
}
