/** What a value has that a JSON Schema (draft 4, without formats) does not allow; the first fault, with its path. */
export function schemaFault(value: unknown, schema: Schema, root: Schema = schema, path = "$"): string | undefined {
  const { $ref } = schema
  if ($ref !== undefined)
    return schemaFault(value, root.definitions?.[$ref.replace("#/definitions/", "")] ?? {}, root, path)
  const types = [schema.type ?? []].flat()
  if (types.length > 0 && !types.some(type => isOf(type, value))) return `${path} is no ${types.join(" or ")}`
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `${path} is none of ${schema.enum.join(", ")}`
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum) return `${path} is too small`
  if (typeof value === "string" && schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    return `${path} does not match ${schema.pattern}`
  const inside = Array.isArray(value) ? itemsFault(value, schema, root, path) : fieldsFault(value, schema, root, path)
  if (inside !== undefined) return inside
  const faults = (list: readonly Schema[]) => list.map(each => schemaFault(value, each, root, path))
  const all = faults(schema.allOf ?? []).find(fault => fault !== undefined)
  if (all !== undefined) return all
  const any = faults(schema.anyOf ?? [])
  if (any.length > 0 && !any.includes(undefined)) return `${path} fits none: ${any[0]}`
  const one = faults(schema.oneOf ?? []).filter(fault => fault === undefined).length
  return schema.oneOf !== undefined && one !== 1 ? `${path} fits ${one} of its alternatives` : undefined
}

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly minItems?: number
  readonly uniqueItems?: boolean
  readonly pattern?: string
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly definitions?: Readonly<Record<string, Schema>>
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

function isOf(type: string, value: unknown): boolean {
  if (type === "array") return Array.isArray(value)
  if (type === "integer") return Number.isInteger(value)
  if (type === "object") return isRecord(value)
  return type === "null" ? value === null : typeof value === type
}

function itemsFault(value: readonly unknown[], schema: Schema, root: Schema, path: string): string | undefined {
  const { items, minItems = 0, uniqueItems } = schema
  if (value.length < minItems) return `${path} has too few items`
  if (uniqueItems && new Set(value.map(item => JSON.stringify(item))).size < value.length)
    return `${path} repeats an item`
  return first(value, (item, index) => items && schemaFault(item, items, root, `${path}[${index}]`))
}

function fieldsFault(value: unknown, schema: Schema, root: Schema, path: string): string | undefined {
  if (!isRecord(value)) return undefined
  const { properties = {}, additionalProperties: others = true } = schema
  const missing = schema.required?.find(key => !(key in value))
  if (missing !== undefined) return `${path} lacks ${missing}`
  return first(Object.entries(value), ([key, field]) => {
    const own = properties[key] ?? (typeof others === "object" ? others : undefined)
    if (own === undefined) return others === false ? `${path}.${key} is unknown` : undefined
    return schemaFault(field, own, root, `${path}.${key}`)
  })
}

function first<T>(list: readonly T[], faultOf: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of list.entries()) {
    const fault = faultOf(item, index)
    if (fault !== undefined) return fault
  }
  return undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
