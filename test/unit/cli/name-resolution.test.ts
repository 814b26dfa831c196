import assert from 'node:assert/strict'
import type { LookupAddress, LookupOptions } from 'node:dns'
import { parseHostsFile } from '../../../src/cli/hosts-file.ts'
import { type DnsQuestions, nameResolution } from '../../../src/cli/name-resolution.ts'

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }))
const HOSTS = parseHostsFile('# comment\n127.0.1.1 Desk desk.example # x\n::5 desk.example\nnonsense\n')

describe('nameResolution', () => {
  const nowhere: DnsQuestions = { resolve4: failing('ENOTFOUND'), resolve6: failing('ENODATA'), cancel: () => undefined }

  async function lookup(name: string, options: LookupOptions = { all: true }, resolver = nowhere): Promise<unknown> {
    return new Promise((resolve) => {
      nameResolution(HOSTS, resolver).lookup(name, options, (error: NodeJS.ErrnoException | null, address: string | LookupAddress[]) => {
        resolve(error ? error.code : Array.isArray(address) ? address.map((one) => one.address) : address)
      })
    })
  }

  it('answers addresses, localhost and the hosts file without DNS', async () => {
    assert.deepEqual(await lookup('192.0.2.1'), ['192.0.2.1'])
    assert.deepEqual(await lookup('LOCALHOST'), ['127.0.0.1', '::1'])
    assert.deepEqual(await lookup('desk.example.'), ['127.0.1.1', '::5'])
    assert.equal(await lookup('desk.example', { family: 6 }), '::5')
    assert.equal(await lookup('desk', { family: 6 }), 'ENOTFOUND')
  })

  it('answers what DNS has of either kind', async () => {
    const resolver = { ...nowhere, resolve6: async () => Promise.resolve(['2001:db8::1']) }
    assert.deepEqual(await lookup('mail.example', { all: true }, resolver), ['2001:db8::1'])
  })

  it('tells a name that is not there from a server that does not answer', async () => {
    assert.equal(await lookup('mail.example'), 'ENOTFOUND')
    for (const code of ['ETIMEOUT', 'ECONNREFUSED', 'ESERVFAIL', 'ECANCELLED']) {
      assert.equal(await lookup('mail.example', { all: true }, { ...nowhere, resolve4: failing(code) }), 'EAI_AGAIN')
    }
  })
})
