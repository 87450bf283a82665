import { test } from "node:test"
import { RecordStore } from "../../../server/core/corpus/packed/record-store.ts"
import { checkAsMap } from "../../support/records.ts"

test("after any puts and deletes the store holds what a map does, also when it was cleared", () => {
  const store = new RecordStore()
  checkAsMap(store, "record-store")
  store.clear()
  checkAsMap(store, "record-store again")
})
