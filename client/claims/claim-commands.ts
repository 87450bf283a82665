import { acceptChangedText } from "../article/accept-changed-text.ts"
import { editArticle, markBoilerplate, markRegion, setArticleField } from "../article/article-commands.ts"
import type { Handlers } from "../commands.ts"
import type { Desk } from "../forms/desk.ts"
import { editAnnotation, setRange } from "./edit-annotation.ts"
import { recordClaim } from "./record-claim.ts"

/** Commands about what is annotated in an article, and the article itself. */
export function claimCommands(desk: Desk): Handlers {
  return {
    "postil.recordClaim": () => recordClaim(desk),
    "postil.editAnnotation": argument => editAnnotation(desk, argument),
    "postil.setRange": () => setRange(desk),
    "postil.editArticle": argument => editArticle(desk, argument),
    "postil.setTags": argument => setArticleField(desk, "tags", argument),
    "postil.setStatus": argument => setArticleField(desk, "status", argument),
    "postil.acceptChangedText": argument => acceptChangedText(desk, argument),
    "postil.markRegion": () => markRegion(desk),
    "postil.markBoilerplate": () => markBoilerplate(desk),
  }
}
