import { chromium, type Page } from 'playwright-core'

const readyLimitMs = 60_000

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light'

/** Class of `.monaco-workbench` for each kind of theme. */
const themeClass: Readonly<Record<ThemeKind, string>> = {
  light: 'vs', dark: 'vs-dark', 'high-contrast': 'hc-black', 'high-contrast-light': 'hc-light',
}

export interface WorkbenchOptions {
  readonly chromium: string
  readonly origin: string
  /** The folder that is opened; an empty window without. */
  readonly folder?: string
  /** Development and test extensions, and what else the workbench takes; needs a server with the driver. */
  readonly payload?: readonly (readonly [string, string])[]
  readonly size?: { readonly width: number, readonly height: number }
  /** Called before anything is loaded, to expose functions to the page. */
  readonly prepare?: (page: Page) => Promise<void>
}

export interface Workbench {
  readonly page: Page
  /** Runs a command of the palette by its title. */
  runCommand(title: string): Promise<void>
  /** Needs the settings `followBrowserTheme`. */
  setTheme(kind: ThemeKind): Promise<void>
  /** The whole window as a PNG file. */
  screenshot(path: string): Promise<void>
  close(): Promise<void>
}

/** Opens VS Code's workbench in a headless Chromium and waits until it is drawn. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const browser = await chromium.launch({
    executablePath: options.chromium,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    const context = await browser.newContext({ viewport: options.size ?? { width: 1280, height: 800 }, colorScheme: 'light' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: options.origin })
    const page = await context.newPage()
    await options.prepare?.(page)
    await page.goto(workbenchUrl(options))
    await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: readyLimitMs })
    return workbench(page, async () => await browser.close())
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** A path as the extension host of a browser window names it; the authority does not matter there. */
export const hostPath = (origin: string, path: string): string => `vscode-remote://${new URL(origin).host}${path}`

export function workbenchUrl({ origin, folder, payload }: Pick<WorkbenchOptions, 'origin' | 'folder' | 'payload'>): string {
  const url = new URL('/', origin)
  if (folder === undefined) url.searchParams.set('ew', 'true')
  else url.searchParams.set('folder', folder)
  if (payload !== undefined) url.searchParams.set('payload', JSON.stringify(payload))
  return url.href
}

function workbench(page: Page, close: () => Promise<void>): Workbench {
  return {
    page,
    async runCommand(title) {
      await page.keyboard.press('F1')
      await page.locator('.quick-input-widget input').first().fill(`>${title}`)
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor()
      await page.keyboard.press('Enter')
    },
    async setTheme(kind) {
      const dark = kind === 'dark' || kind === 'high-contrast'
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', forcedColors: kind.startsWith('high') ? 'active' : 'none' })
      await page.waitForSelector(`.monaco-workbench.${themeClass[kind]}`)
    },
    async screenshot(path) {
      await page.screenshot({ path })
    },
    close,
  }
}
