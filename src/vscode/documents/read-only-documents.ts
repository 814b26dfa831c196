import * as vscode from 'vscode'

const SCHEME = 'helpdesk-oauth'

/** Texts of ours shown in an editor that cannot be edited or saved by mistake. Held in memory while they are open. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>()
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event
  readonly #owned: vscode.Disposable

  constructor() {
    this.#owned = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.path)
      }),
    )
  }

  provideTextDocumentContent({ path }: vscode.Uri): string {
    return this.#texts.get(path) ?? ''
  }

  /** `name` is the tab's title; its ending chooses the language. The same name shows in the same tab. */
  async show(name: string, text: string): Promise<void> {
    await vscode.window.showTextDocument(this.#keep(name, text), { preview: true })
  }

  /** The same for Markdown, as it is to be read; its source where VS Code's preview is switched off. */
  async showRendered(name: string, markdown: string): Promise<void> {
    const uri = this.#keep(name, markdown)
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri)
    } catch {
      await vscode.window.showTextDocument(uri, { preview: true })
    }
  }

  #keep(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name.replaceAll('/', '-')}` })
    this.#texts.set(uri.path, text)
    this.#changed.fire(uri)
    return uri
  }

  dispose(): void {
    this.#owned.dispose()
  }
}
