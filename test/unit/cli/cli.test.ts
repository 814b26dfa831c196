import assert from 'node:assert/strict'
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url))
const lineSchema = z.object({ document: z.string(), ca: z.string(), secrets: z.record(z.string(), z.string()), admin: z.object({ url: z.string() }) })

/** The program as a process of its own: signals, streams and exit codes. */
describe('cli', function () {
  this.timeout(60_000)

  const start = (...args: string[]): ChildProcessWithoutNullStreams => spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { stdio: 'pipe' })

  async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
    let text = ''
    child.stdout.setEncoding('utf8')
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      text += String(chunk)
      if (text.includes('\n')) break
    }
    return text.slice(0, text.indexOf('\n'))
  }

  async function ended(child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; stdout: string }> {
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    const [code] = await once(child, 'close') as [number | null]
    return { code, stdout }
  }

  it('runs the practice tenant until standard input closes, checks it, and leaves nothing', async () => {
    const tenant = start('practice')
    const line = lineSchema.parse(JSON.parse(await firstLine(tenant)))
    const secrets = Object.entries(line.secrets).flatMap(([id, path]) => ['--secret-file', `${id}=${path}`])
    const check = start('check', line.document, '--allow-host', 'localhost', '--ca', line.ca, ...secrets, '--check', 'entra.tenant', '--check', 'entra.client', '--format', 'json')
    const { code, stdout } = await ended(check)
    const [report] = z.array(z.object({ results: z.array(z.object({ check: z.string(), status: z.string() })) })).parse(JSON.parse(stdout))
    assert.deepEqual([code, report?.results.map(({ status }) => status)], [0, ['pass', 'pass']])
    tenant.stdin.end()
    assert.equal((await ended(tenant)).code, 0)
    assert.equal(existsSync(dirname(line.document)), false)
    await assert.rejects(fetch(line.admin.url))
  })

  it('ends with 3 when its result could not be written', async function () {
    if (!existsSync('/dev/full')) this.skip()
    const full = await open('/dev/full', 'w')
    const child = spawn(process.execPath, ['--import', 'tsx', CLI, 'practice', 'faults'], { stdio: ['ignore', full.fd, 'ignore'] })
    const [code] = await once(child, 'close') as [number | null]
    await full.close()
    assert.equal(code, 3)
  })

  it('ends with 3 and leaves nothing when it is told to stop', async function () {
    // Windows ends a process without telling it.
    if (process.platform === 'win32') this.skip()
    const tenant = start('practice')
    const line = lineSchema.parse(JSON.parse(await firstLine(tenant)))
    tenant.kill('SIGTERM')
    assert.equal((await ended(tenant)).code, 3)
    assert.equal(existsSync(dirname(line.document)), false)
  })
})
