import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A window with nothing in it but what we opened: no welcome page, chat bar, recommendations or port badge. */
const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'window.title': '${activeEditorShort}',
  'window.restoreWindows': 'none',
  'workbench.colorTheme': 'Light Modern',
  'workbench.editor.useModal': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

/** All four kinds of theme in one page: `setTheme` of a workbench changes what the browser prefers, and VS Code follows. */
export const followBrowserTheme: Readonly<Record<string, unknown>> = {
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredDarkColorTheme': 'Dark Modern',
  'workbench.preferredLightColorTheme': 'Light Modern',
}

/** Settings are read when the window opens, so this comes first. */
export async function writeSettings(userDataFolder: string, further: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await mkdir(join(userDataFolder, 'User'), { recursive: true })
  await writeFile(join(userDataFolder, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...further }, null, 2))
}

/**
 * Makes `vscode.env.language` another language without a language pack from the gallery: VS Code's own words stay English, an
 * extension's are translated. The window must also be started with `--locale`.
 */
export async function writeLanguagePack(userDataFolder: string, locale: string): Promise<void> {
  const translation = join(userDataFolder, `empty-${locale}.json`)
  await mkdir(userDataFolder, { recursive: true })
  await writeFile(translation, JSON.stringify({ version: '1.0.0', contents: {} }))
  await writeFile(join(userDataFolder, 'languagepacks.json'), JSON.stringify({
    [locale]: {
      hash: locale,
      label: locale,
      extensions: [{ extensionIdentifier: { id: 'helpdesk-oauth.no-words' }, version: '1.0.0' }],
      translations: { vscode: translation },
    },
  }))
}
