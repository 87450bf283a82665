import type { Handlers } from "../commands.ts"
import type { Desk } from "../forms/desk.ts"
import { chooseCoder } from "./choose-coder.ts"
import { editCode, editEntity, newCode, newEntity } from "./edit-vocabulary.ts"
import { deprecateCode, merge, renameId, replaceEverywhere } from "./everywhere.ts"
import { splitEntity } from "./split-entity.ts"

/** Commands about entities, codes and coders. They take `{uri, kind, id}`, any of which may be left out. */
export function vocabularyCommands(desk: Desk): Handlers {
  return {
    "postil.newEntity": argument => newEntity(desk, argument),
    "postil.editEntity": argument => editEntity(desk, argument),
    "postil.mergeEntities": argument => merge(desk, "entities", argument),
    "postil.splitEntity": argument => splitEntity(desk, argument),
    "postil.newCode": argument => newCode(desk, argument),
    "postil.editCode": argument => editCode(desk, argument),
    "postil.mergeCodes": argument => merge(desk, undefined, argument),
    "postil.deprecateCode": argument => deprecateCode(desk, argument),
    "postil.replaceEverywhere": argument => replaceEverywhere(desk, argument),
    "postil.renameId": argument => renameId(desk, argument),
    "postil.chooseCoder": argument => chooseCoder(desk, argument),
  }
}
