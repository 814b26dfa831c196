import { build } from 'esbuild'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { outFolder, root } from '../paths.ts'
import { findVSCode, runInHost } from '../vscode/run-in-host.ts'

const limitMs = 240_000
/** VS Code draws a new theme, and colours the text of an editor, within this. */
const settleMs = 2_000
/** Wide enough to read a problem's title in its row */
const sideBarWidth = 560

/** Plays scripts/start/session.ts in a real VS Code, prints its reports and leaves its pictures in out/. Answers whether all went well. */
export async function runHeadless(say: (line: string) => void): Promise<boolean> {
  const vscode = await findVSCode(say)
  let pageIsHere: (page: Page) => void = () => undefined
  const page = new Promise<Page>((resolve) => { pageIsHere = resolve })
  const control = await startControl(say, async (name) => {
    const window = await page
    await widenSideBar(window)
    await window.locator('.part.sidebar .monaco-progress-container.active').waitFor({ state: 'detached' })
    await window.waitForTimeout(settleMs)
    await window.screenshot({ path: join(outFolder, `${name}.png`) })
    say(`Picture: out/${name}.png`)
  })
  const log = createWriteStream(join(outFolder, 'start.log'))
  try {
    const passed = await runInHost(vscode, {
      extensionFolder: root,
      entry: await bundleSession(),
      limitMs,
      env: { HELPDESK_OAUTH_START_CONTROL: control.url },
      onOutput: (text) => { log.write(`${text}\n`) },
      onPage: pageIsHere,
    })
    if (!passed) say('The session did not come out as it must. What this window printed is in out/start.log')
    return passed
  } finally {
    log.end()
    control.close()
  }
}

/** Drags the edge of the side bar, as a person would; does nothing the second time. */
async function widenSideBar(window: Page): Promise<void> {
  const box = await window.locator('.part.sidebar').boundingBox()
  if (box === null || box.width >= sideBarWidth - 100) return
  const edge = { x: box.x + box.width + 2, y: box.y + box.height / 2 }
  await window.mouse.move(edge.x, edge.y)
  await window.mouse.down()
  await window.mouse.move(sideBarWidth, edge.y, { steps: 5 })
  await window.mouse.up()
  // Off the edge and off every row: both light up under the pointer
  await window.mouse.move(sideBarWidth + 300, edge.y)
}

/** A small server that the session in the extension host calls: it can neither print here nor see its own window. */
async function startControl(say: (line: string) => void, takePicture: (name: string) => Promise<void>) {
  const answer = async (request: IncomingMessage): Promise<void> => {
    const message = JSON.parse(await bodyOf(request)) as { say?: string, picture?: string }
    if (message.say !== undefined) say(message.say)
    if (message.picture !== undefined) await takePicture(message.picture)
  }
  const server = createServer((request, response) => {
    answer(request).then(() => response.end(), (error: unknown) => response.writeHead(500).end(String(error)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port for the session to call')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  return body
}

async function bundleSession(): Promise<string> {
  const outfile = join(outFolder, 'start-session.mjs')
  await build({
    absWorkingDir: root, entryPoints: ['scripts/start/session.ts'], outfile, bundle: true, format: 'esm', platform: 'node',
    target: 'node20', packages: 'external', logLevel: 'warning',
  })
  return outfile
}
