import { deepEqual, equal } from "node:assert/strict"
import { EventEmitter, type FileChangeEvent, type FileSystemProvider, FileType, Uri, workspace } from "vscode"
import { carryOut } from "../../client/apply/carry-out.ts"
import { EditorFiles } from "../../client/apply/editor-files.ts"
import { failureText } from "../../client/apply/failure-text.ts"
import { test } from "./test-list.ts"

const scheme = "postil-full-disk"
const before = "mentions:\n  Rice: rice\n"
const room = before.length + 4
const told = 'The disk is full: "a.ann.yaml" could not be written; nothing was changed'

for (const isOpen of [false, true]) {
  test(`what a full disk has room for only in part is not taken to be written, ${isOpen ? "open" : "closed"}`, async () => {
    const disk = new FullDisk()
    const registration = workspace.registerFileSystemProvider(scheme, disk)
    try {
      const file = Uri.from({ scheme, path: `/${isOpen ? "open" : "closed"}/a.ann.yaml` })
      const document = isOpen ? await workspace.openTextDocument(file) : undefined
      const write = { kind: "write", uri: file.toString(), text: `${before}  Astana: astana\n`, before } as const
      const result = await carryOut([write], new EditorFiles())
      equal("done" in result ? "done" : failureText(result), told)
      deepEqual([disk.text, document?.getText() ?? before], [before, before])
    } finally {
      registration.dispose()
    }
  })
}

/** One file; of what is written it keeps as much as there is room for, and says nothing, as VS Code's own does. */
class FullDisk implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changed.event
  #bytes: Uint8Array = Buffer.from(before)
  #time = 1

  get text(): string {
    return new TextDecoder().decode(this.#bytes)
  }

  watch = () => ({ dispose: () => undefined })
  stat = ({ path }: Uri) => ({
    type: path.endsWith(".yaml") ? FileType.File : FileType.Directory,
    ctime: 0,
    mtime: this.#time,
    size: this.#bytes.length,
  })
  readFile = () => this.#bytes
  readDirectory = () => []
  createDirectory = () => undefined
  delete = () => undefined
  rename = () => undefined

  writeFile(_: Uri, content: Uint8Array): void {
    this.#bytes = content.slice(0, room)
    this.#time++
  }
}
