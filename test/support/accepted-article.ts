/** A corpus of one article that was accepted as `before` and is `after` now. */
export function acceptedArticle(before: string, after: string, sidecar: string): string {
  return `//- postil.yaml
format: 1
rules: {article-undated: off, mention-untagged: off, quote-unannotated: off, name-variant-unregistered: off}
//- registry.yaml
format: 1
entities:
  berg: {type: person, name: Ida Berg, aliases: [Berg]}
  dahl: {type: person, name: Jon Dahl, aliases: [Dahl]}
  oslo: {type: place, name: Oslo}
  norway: {type: country, name: Norway, metonyms: [Oslo]}
//- a.txt.accepted
${before}
//- a.txt
${after}
//- a.ann.yaml
${sidecar}`
}
