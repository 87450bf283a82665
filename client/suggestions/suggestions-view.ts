import {
  commands,
  Disposable,
  EventEmitter,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from "vscode"
import type { SuggestedArticle, Suggestion } from "../../server/lsp/acts-protocol.ts"
import { allOf, messageOf, noSuggestions, type SuggestionList, tick, toLabel } from "./suggestion-list.ts"

type SuggestionNode = SuggestedArticle | Suggestion

/** The view that lists places which may be mentions, grouped by article, each to be ticked. */
export class SuggestionsView implements Disposable {
  readonly #changed = new EventEmitter<void>()
  readonly #view: TreeView<SuggestionNode>
  readonly #subscriptions: Disposable
  #list: SuggestionList = noSuggestions

  constructor() {
    this.#view = window.createTreeView<SuggestionNode>("postil.suggestions", {
      treeDataProvider: {
        onDidChangeTreeData: this.#changed.event,
        getChildren: node => this.#children(node),
        getParent: node => this.#parent(node),
        getTreeItem: node => (isArticle(node) ? this.#articleItem(node) : this.#suggestionItem(node)),
      },
      manageCheckboxStateManually: true,
      canSelectMany: true,
      showCollapseAll: true,
    })
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.#view,
      this.#view.onDidChangeCheckboxState(({ items }) => {
        for (const [node, state] of items) this.#tick(node, state)
      }),
    )
  }

  get list(): SuggestionList {
    return this.#list
  }

  /** Rows that are selected, or an article's whose row is. */
  get selected(): readonly Suggestion[] {
    return this.#view.selection.flatMap(suggestionsOf)
  }

  show(list: SuggestionList, description = this.#view.description ?? ""): void {
    this.#list = list
    const isEmpty = list.articles.length === 0
    this.#view.description = isEmpty ? "" : description
    this.#view.message = isEmpty ? "" : messageOf(list)
    this.#view.badge = isEmpty ? undefined : { value: allOf(list).length, tooltip: messageOf(list) }
    void commands.executeCommand("setContext", "postil.hasSuggestions", !isEmpty)
    this.#changed.fire()
  }

  /** Whether a person sees it, and the number that its icon tells. */
  get shown(): { readonly isVisible: boolean; readonly badge: number | undefined } {
    return { isVisible: this.#view.visible, badge: this.#view.badge?.value }
  }

  /** Opens the view and gives it the keyboard, at the first suggestion. */
  async focus(): Promise<void> {
    await commands.executeCommand("postil.suggestions.focus")
    const [first] = allOf(this.#list)
    if (first !== undefined) await this.#view.reveal(first, { focus: true, select: true })
  }

  /**
   * Ticks or unticks the rows that are selected, or the one that has the focus. On a row, VS Code's own Space opens it, and
   * nobody tells extensions which row that is before it is selected.
   */
  async toggle(): Promise<void> {
    if (this.#view.selection.length < 2) await commands.executeCommand("list.selectAndPreserveFocus")
    const rows = this.selected
    const isAll = rows.every(row => this.#list.ticked.has(row))
    this.show(tick(this.#list, rows, isAll ? "unticked" : "ticked"))
  }

  async select(suggestion: Suggestion): Promise<void> {
    if (this.#view.visible) await this.#view.reveal(suggestion, { focus: false, select: true })
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }

  #children(node: SuggestionNode | undefined): readonly SuggestionNode[] & SuggestionNode[] {
    if (node === undefined) return [...this.#list.articles]
    return isArticle(node) ? [...node.suggestions] : []
  }

  #parent(node: SuggestionNode): SuggestionNode | undefined {
    return isArticle(node) ? undefined : this.#list.articles.find(({ suggestions }) => suggestions.includes(node))
  }

  #tick(node: SuggestionNode, state: TreeItemCheckboxState): void {
    const how = state === TreeItemCheckboxState.Checked ? "ticked" : "unticked"
    this.show(tick(this.#list, suggestionsOf(node), how))
  }

  #articleItem(article: SuggestedArticle): TreeItem {
    const item = new TreeItem(article.title, TreeItemCollapsibleState.Expanded)
    const ticked = article.suggestions.filter(each => this.#list.ticked.has(each)).length
    item.id = article.uri
    item.description = `${ticked} of ${article.suggestions.length}`
    item.checkboxState = checkbox(ticked === article.suggestions.length)
    item.iconPath = ThemeIcon.File
    item.tooltip = Uri.parse(article.uri).path.split("/").at(-1) ?? article.title
    item.contextValue = "article"
    item.accessibilityInformation = { label: `${article.title}, ${item.description} ticked` }
    return item
  }

  #suggestionItem(suggestion: Suggestion): TreeItem {
    const { uri, range, hit, reason, certain } = suggestion
    const label = toLabel(suggestion)
    const item = new TreeItem(label, TreeItemCollapsibleState.None)
    item.id = `${uri}#${range.start.line}:${range.start.character}`
    item.description = reason
    item.checkboxState = checkbox(this.#list.ticked.has(suggestion))
    item.tooltip = `${label.label}\n${certain ? "" : "Not certain: "}${reason}`
    item.contextValue = "suggestion"
    item.command = { title: "Show", command: "postil.showSuggestion", arguments: [suggestion] }
    item.accessibilityInformation = { label: `${hit}, ${reason}, in: ${label.label}` }
    return item
  }
}

/** The suggestions that rows stand for. */
function suggestionsOf(node: SuggestionNode): readonly Suggestion[] {
  return isArticle(node) ? node.suggestions : [node]
}

/** Whether an argument of a command is a row of this view, as it is now. */
export function findRow(list: SuggestionList, argument: unknown): Suggestion | undefined {
  return allOf(list).find(each => each === argument)
}

function isArticle(node: SuggestionNode): node is SuggestedArticle {
  return "suggestions" in node
}

function checkbox(isTicked: boolean): TreeItemCheckboxState {
  return isTicked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked
}
