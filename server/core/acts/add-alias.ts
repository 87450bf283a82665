import { namesOf } from "../corpus/vocabulary-uses.ts"
import { normalize } from "../text/normal-form.ts"
import { registrySchema } from "../yaml/schema-registry.ts"
import { setField } from "../yaml/set-field.ts"
import { type Act, isRefusal, refuse } from "./act.ts"
import { registeredEntity } from "./registered-entity.ts"

const nouns: Readonly<Record<string, string>> = {
  aliases: "an alias",
  adjectives: "an adjective",
  metonyms: "a metonym",
}

/** A string becomes one more name of an entity. */
export const addAlias: Act<"add-alias"> = {
  name: "add-alias",
  run({ entity: id, alias, list = "aliases" }, { corpus }) {
    if (!Object.hasOwn(nouns, list)) return refuse(`"${list}" holds no names: use aliases, adjectives or metonyms`)
    const found = registeredEntity(id, corpus)
    if (isRefusal(found)) return found
    const { entity, text } = found
    const name = normalize(alias).trim()
    const shown = entity.name?.value ?? id
    if (name === "") return refuse(`No words are chosen: select another name of ${shown}`)
    if (namesOf(entity).some(({ value }) => normalize(value).trim() === name)) {
      return refuse(`"${name}" is a name of ${shown} already`)
    }
    const names = entity[list as "aliases" | "adjectives" | "metonyms"].map(({ value }) => value)
    const edits = setField(text, registrySchema, ["entities", id, list], [...names, name])
    if (edits === undefined)
      return refuse(`"${id}" cannot be changed in "${corpus.pathOf(entity.uri)}": mend its entry`)
    const what = `"${name}" ${nouns[list]} of ${shown}`
    return { title: `Make ${what}`, done: `Made ${what}`, changes: [{ uri: entity.uri, edits }] }
  },
}
