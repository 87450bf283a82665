import { MemoryFiles, parseFixture } from "./fixture.ts"

/** The files that all examples of the rules share, where an example has none of its own. */
export const sharedByExamples: Readonly<Record<string, string>> = {
  "registry.yaml": `format: 1
entities:
  adler:
    {type: person, name: Ida Adler, aliases: [Adler], roles: [{role: mayor, of: lund, from: 2015, to: 2020-06-30}]}
  moss: {type: person, name: Jon Moss, aliases: [Moss], roles: [{role: mayor, of: lund, from: 2020-07-01}]}
  lund: {type: place, name: Lund, location: nordia}
  nordia: {type: country, name: Nordia, adjectives: [Nordian], metonyms: [Lund]}
  sudia: {type: country, name: Sudia, adjectives: [Sudian]}
`,
  "codebook.yaml": `format: 1
roles:
  mayor: {titles: [mayor], of: place, exclusive: true}
topics:
  works: {abstract: true}
  bridge: {parent: works, proposition: The bridge should be built., keywords: [bridge]}
  tunnel: {parent: works, proposition: The tunnel should be built.}
  ferry: {proposition: The ferry should go on., deprecated: {since: 2020, use: bridge}}
tags:
  form: {exclusive: true}
  news: {parent: form}
  comment: {parent: form}
`,
}

/** An example as a corpus, with what it shares with the others. */
export function exampleFiles(example: string): MemoryFiles {
  const { files } = parseFixture(example)
  const shared = Object.entries(sharedByExamples).filter(([path]) => !example.includes(`//- ${path}\n`))
  const added = parseFixture(shared.map(([path, text]) => `//- ${path}\n${text}`).join("")).files
  return new MemoryFiles([...added, ...files])
}

/** For people: the files of an example, each with its path. */
export function filesIn(example: string): readonly { readonly path: string; readonly text: string }[] {
  return example
    .split(/^\/\/- /m)
    .slice(1)
    .map(part => ({ path: part.slice(0, part.indexOf("\n")), text: part.slice(part.indexOf("\n") + 1) }))
}
