import assert from "node:assert/strict"
import { test } from "node:test"
import { lastWord, slipsBetween, spellingKey } from "../../../server/core/similar/spelling.ts"

const alike = (a: string, b: string) => assert.equal(spellingKey(a), spellingKey(b))
const different = (a: string, b: string) => assert.notEqual(spellingKey(a), spellingKey(b))

test("spellings of a name in Latin letters share a key", () => {
  alike("Nursultan Nazarbayev", "Nursultan Nazarbaev")
  alike("Mikheil Saakashvili", "Mikhail Saakashvili")
  alike("Muammar Qaddafi", "Muammar Gaddafi".replace("G", "K"))
  alike("Sergej Lawrow", "Sergei Lavrov")
  alike("Lee, Ann Marie", "Ann Marie Lee")
  alike("Rights Groups", "rights group")
})

test("numbers and other consonants part names", () => {
  different("Summit 2010", "Summit 2011")
  different("Innocent VIII", "Innocent VII")
  different("Slovenia", "Slovakia")
})

test("a name with too few consonants has no key", () => assert.equal(spellingKey("Iran"), undefined))

test("slips are counted whatever the order of the words, up to one in seven letters", () => {
  assert.equal(slipsBetween("Nursultan Nazarbayev", "Nazarbaev, Nursultan"), 1)
  assert.equal(slipsBetween("Ivan Orlov", "Ilan Borlov"), undefined)
  assert.equal(slipsBetween("Lee", "Lea"), undefined)
})

test("the last word of a name", () => assert.equal(lastWord("Václav Havel, Jr."), "jr"))
