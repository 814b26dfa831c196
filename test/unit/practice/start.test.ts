import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { startPracticeTenant } from '../../../src/practice/start.ts'
import { askToken, call, claimsOf, imapClient, profileOf, RawImap, smtpClient, SUPPORT, tokenOf, withTenant, xoauth2 } from './practice-clients.ts'

describe('startPracticeTenant', () => {
  it('hands out a document in the form that import takes, without an object id', () => withTenant({}, (tenant) => {
    const profile = profileOf(tenant)
    assert.equal(tenant.document.version, 1)
    assert.deepEqual(Object.keys(profile).sort(),
      ['clientId', 'cloud', 'connection', 'credential', 'flow', 'helpdesk', 'id', 'mailboxes', 'name', 'tenantId'])
    assert.equal(profile.id, 'practice-app-only')
    assert.match(profile.cloud.authorityHost, /^localhost:\d+$/)
    assert.match(profile.credential.expiresOn, /^\d{4}-\d\d-\d\d$/)
    assert.deepEqual(profile.mailboxes.map(({ address }) => address), ['support@practice.example', 'sales@practice.example'])
    assert.deepEqual(Object.keys(tenant.secrets), ['practice-app-only', 'practice-user'])
    assert.deepEqual(tenant.powershellEnv('/modules'), {
      HELPDESK_OAUTH_PRACTICE_MODULES: '/modules', HELPDESK_OAUTH_PRACTICE_URL: tenant.admin.url, HELPDESK_OAUTH_PRACTICE_KEY: tenant.admin.key,
    })
    return Promise.resolve()
  }))

  it('starts with nothing but a registration when it is to be empty', () => withTenant({ empty: true }, async (tenant) => {
    assert.equal('roles' in claimsOf(await tokenOf(tenant)), false)
    const on = tenant.faults().filter((fault) => fault.on).map(({ id }) => id)
    for (const id of ['entra.roles-missing~not-added', 'entra.redirect-mismatch', 'exchange.principal-missing~not-registered', 'exchange.not-connected', 'exchange.smtp-auth-disabled-org']) {
      assert.ok(on.includes(id), `${id} is not among ${on.join(', ')}`)
    }
  }))

  it('starts broken where it is told so, and a reset leads back there', () => withTenant({ faults: ['exchange.principal-missing'], delayMs: 3600_000 }, async (tenant) => {
    const failing = imapClient(tenant, await tokenOf(tenant))
    await assert.rejects(failing.connect())
    failing.close()
    tenant.setFault('exchange.principal-missing', false)
    tenant.tenant.reset()
    assert.deepEqual(tenant.faults().filter(({ on }) => on).map(({ id }) => id), ['exchange.principal-missing'])
  }))

  it('refuses a fault that it does not know, and lists those that it does', async () => {
    await assert.rejects(startPracticeTenant({ faults: ['exchange.nothing'] }), (failure: { code: string; details: readonly string[]; message: string }) => {
      assert.equal(failure.code, 'fault.unknown')
      assert.ok(failure.details.includes('exchange.not-connected'))
      assert.equal(failure.message.includes('exchange.nothing'), false)
      return true
    })
  })

  it('lets a mended mailbox permission wait for the delay on IMAP', async () => {
    const clock = { ms: Date.now() }
    await withTenant({ faults: ['exchange.not-connected'], delayMs: 60_000, now: () => new Date(clock.ms) }, async (tenant) => {
      const open = async (): Promise<string> => {
        const client = new RawImap(tenant)
        await client.until('ready')
        await client.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`)
        const reply = await client.command('EXAMINE INBOX')
        client.end()
        return reply
      }
      tenant.setFault('exchange.not-connected', false)
      assert.match(await open(), /not connected/)
      clock.ms += 60_000
      assert.match(await open(), /a OK \[READ-ONLY\]/)
    })
  })

  it('stands two of it side by side, each with its own secret and authority', () => withTenant({}, (one) => withTenant({}, async (other) => {
    const { json } = await askToken(other, { client_id: profileOf(one).clientId })
    assert.deepEqual(json['error_codes'], [700016])
    await assert.rejects(call(`https://${profileOf(one).cloud.authorityHost}/x/discovery/v2.0/keys`, { ca: other.caPem }))
  })))

  it('slows all three servers down by the delay each way', () => withTenant({ delayEachWayMs: 20 }, async (tenant) => {
    const started = performance.now()
    const { json } = await askToken(tenant)
    assert.ok(performance.now() - started >= 79, 'TLS and one request are two exchanges at least')
    assert.match(String((await call(`https://${profileOf(tenant).cloud.authorityHost}/practice.example/v2.0/.well-known/openid-configuration`, { ca: tenant.caPem })).json['token_endpoint']),
      new RegExp(`^https://${profileOf(tenant).cloud.authorityHost}/`))
    const smtp = smtpClient(tenant, String(json['access_token']))
    assert.equal(await smtp.verify(), true)
    smtp.close()
  }))

  it('closes at once whatever its clients are doing, twice if asked, and listens no more', async () => {
    const tenant = await startPracticeTenant()
    const { cloud } = profileOf(tenant)
    const ports = [cloud.imap.port, cloud.smtp.port, Number(cloud.authorityHost.split(':')[1]), Number(new URL(tenant.admin.url).port)]
    const silent = await Promise.all(ports.map(async (port) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      return socket
    }))
    const starting = silent[1]!
    let heard = ''
    starting.on('data', (chunk: Buffer) => (heard += chunk.toString()))
    while (!heard.startsWith('220')) await once(starting, 'data')
    starting.write('EHLO me\r\nSTARTTLS\r\n')
    while (!/220 [^]*220 /.test(heard)) await once(starting, 'data')
    for (const socket of silent) socket.write(Buffer.from('16030102000100', 'hex'))
    const raw = new RawImap(tenant)
    await raw.until('ready')
    await raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, await tokenOf(tenant))}`)
    await raw.command('SELECT INBOX')
    raw.send('i IDLE\r\n')
    await raw.until('awaiting')
    const started = performance.now()
    await Promise.all([tenant.close(), tenant.close()])
    assert.ok(performance.now() - started < 500)
    for (const port of ports) {
      const socket = connect(port, '127.0.0.1')
      const [failure] = await once(socket, 'error') as [NodeJS.ErrnoException]
      assert.equal(failure.code, 'ECONNREFUSED')
    }
    for (const socket of silent) socket.destroy()
  })
})
