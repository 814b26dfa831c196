import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import * as l10n from '@vscode/l10n'
import * as z from 'zod'
import { main } from '../../../src/cli/main.ts'
import { FAULTS } from '../../../src/practice/faults/registry.ts'
import { runCli } from './run-cli.ts'

const host = z.object({ port: z.number() })
const documentSchema = z.object({ profiles: z.array(z.object({ cloud: z.object({ authorityHost: z.string(), imap: host, smtp: host }) })) })
const lineSchema = z.object({ document: z.string(), admin: z.object({ url: z.string(), key: z.string() }) })

interface Running {
  readonly document: string
  readonly ports: readonly number[]
  /** Ids of the faults that are on */
  readonly on: () => Promise<readonly string[]>
  readonly notes: readonly string[]
  /** Milliseconds from the end of standard input to the end of the program */
  readonly stop: () => Promise<number>
}

const inputs: PassThrough[] = []

/** `practice` in this process, until `stop` or the end of the test. */
async function start(...args: readonly string[]): Promise<Running> {
  const stdin = new PassThrough()
  inputs.push(stdin)
  const notes: string[] = []
  let first: (line: string) => void = () => undefined
  const line = new Promise<string>((resolve) => (first = resolve))
  const ended = main(['practice', ...args], { out: (text) => first(text), note: (text) => notes.push(text), stdin, env: {}, signal: new AbortController().signal })
  const { document, admin } = lineSchema.parse(JSON.parse(await line))
  const { profiles: [profile] } = documentSchema.parse(JSON.parse(readFileSync(document, 'utf8')))
  assert.ok(profile)
  const { authorityHost, imap, smtp } = profile.cloud
  return {
    document,
    notes,
    ports: [authorityHost, admin.url].map((url) => Number(/:(\d+)$/.exec(url)?.[1])).concat(imap.port, smtp.port),
    on: async () => {
      const answer = await fetch(`${admin.url}/faults`, { headers: { authorization: `Bearer ${admin.key}` } })
      return z.array(z.object({ id: z.string(), on: z.boolean() })).parse(await answer.json()).filter(({ on }) => on).map(({ id }) => id)
    },
    stop: async () => {
      const startMs = performance.now()
      stdin.end()
      assert.equal(await ended, 0)
      return performance.now() - startMs
    },
  }
}

/** `connected`, or the code of the error. */
async function knock(host: string, port: number): Promise<string> {
  const socket = connect({ host, port })
  try {
    return await Promise.race([once(socket, 'connect').then(() => 'connected'), once(socket, 'error').then(([error]) => (error as NodeJS.ErrnoException).code ?? '')])
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? ''
  } finally {
    socket.destroy()
  }
}

describe('practice', () => {
  afterEach(() => {
    l10n.config({ contents: {} })
    for (const stdin of inputs.splice(0)) stdin.end()
  })

  it('lists every fault, in the language that is asked for', async () => {
    const german = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'l10n', 'bundle.l10n.de.json'), 'utf8')) as Record<string, string>
    const english = (await runCli(['practice', 'faults'])).stdout.trimEnd().split('\n').map((line) => line.split('\t'))
    assert.deepEqual(english.map(([id]) => id), FAULTS.map(({ id }) => id))
    const translated = (await runCli(['practice', 'faults', '--language', 'de'])).stdout.trimEnd().split('\n').map((line) => line.split('\t'))
    assert.deepEqual(translated.map(([id]) => id), FAULTS.map(({ id }) => id))
    for (const [index, [id, sentence = '']] of translated.entries()) {
      const [, original = ''] = english[index] ?? []
      if (german[original] !== undefined) assert.equal(sentence, german[original], id)
    }
    assert.ok(translated.some(([, sentence], index) => sentence !== english[index]?.[1]), 'nothing is German')
  })

  it('is broken as it is told from the start, with a delay, and stops within a second', async () => {
    const practice = await start('--delay', '30', '--break', 'exchange.not-connected~imap-disabled', '--break', 'entra.secret-expired')
    assert.deepEqual(await practice.on(), ['entra.secret-expired', 'exchange.not-connected~imap-disabled'])
    assert.equal(practice.notes.length, 1)
    assert.ok(await practice.stop() < 1_000)
    assert.equal(existsSync(dirname(practice.document)), false)
  })

  it('has nothing set up when it is to be empty', async () => {
    const practice = await start('--empty')
    const on = await practice.on()
    for (const id of ['exchange.principal-missing~not-registered', 'exchange.not-connected', 'exchange.smtp-auth-disabled-org']) assert.ok(on.includes(id), id)
    assert.ok(await practice.stop() < 1_000)
  })

  it('says which fault is off because another one excludes it', async () => {
    const practice = await start('--break', 'entra.consent-declined', '--break', 'entra.password-invalid')
    assert.deepEqual(await practice.on(), ['entra.password-invalid'])
    assert.match(practice.notes.join('\n'), /entra\.consent-declined/)
    await practice.stop()
  })

  it('listens on 127.0.0.1 alone', async () => {
    const practice = await start()
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).map(({ address }) => address).filter((address) => address !== '127.0.0.1')
    // All of 127/8 is this machine's on Linux and Windows.
    const others = [...own, ...(process.platform === 'darwin' ? [] : ['127.0.0.2'])]
    for (const port of practice.ports) {
      assert.equal(await knock('127.0.0.1', port), 'connected')
      for (const address of others) assert.notEqual(await knock(address, port), 'connected', `${address}:${port}`)
    }
    await practice.stop()
    for (const port of practice.ports) assert.equal(await knock('127.0.0.1', port), 'ECONNREFUSED')
  })
})
