import assert from 'node:assert/strict'
import { startPracticeTenant, type PracticeTenant } from '../../../../../src/practice/start.ts'
import { imapClient, RawImap, SUPPORT, tokenOf, xoauth2 } from '../../practice-clients.ts'

const APPENDED = 'Subject: kept\r\n\r\nbody\r\n'

describe('copyCommand and appendCommand', () => {
  let tenant: PracticeTenant
  let token: string
  let raw: RawImap
  before(async () => {
    tenant = await startPracticeTenant()
    token = await tokenOf(tenant)
  })
  beforeEach(async () => {
    raw = new RawImap(tenant)
    await raw.until('ready')
    await raw.command(`AUTHENTICATE XOAUTH2 ${xoauth2(SUPPORT, token)}`)
  })
  afterEach(() => {
    raw.end()
    tenant.tenant.reset()
  })
  after(() => tenant.close())

  it('does for imapflow what a helpdesk does with a mail', async () => {
    const client = imapClient(tenant, token)
    await client.connect()
    await client.mailboxOpen('INBOX')
    const copied = await client.messageCopy('1', 'Drafts')
    assert.ok(copied && copied.uidMap?.size === 1)
    const moved = await client.messageMove('1:2', 'Deleted Items')
    assert.ok(moved && moved.uidMap?.size === 2)
    const counted = await Promise.all(['INBOX', 'Deleted Items'].map((path) => client.status(path, { messages: true })))
    assert.deepEqual(counted.map((status) => status && status.messages), [1, 2])
    const appended = await client.append('Drafts', APPENDED, ['\\Seen', '$Own'], new Date('2026-01-02T03:04:05Z'))
    await client.mailboxOpen('Drafts')
    const mail = await client.fetchOne(String(appended && appended.uid), { flags: true, source: true, internalDate: true }, { uid: true })
    assert.ok(mail)
    assert.deepEqual([[...mail.flags ?? []].sort(), mail.source?.toString(), new Date(mail.internalDate ?? 0).toISOString()], [['$Own', '\\Seen'], APPENDED, '2026-01-02T03:04:05.000Z'])
    await client.logout()
  })

  it('answers COPY and MOVE with the uids on both sides', async () => {
    await raw.command('SELECT INBOX')
    assert.match(await raw.command('COPY 2:3 Drafts'), /^a OK \[COPYUID \d+ (\d+),(\d+) (\d+),(\d+)\] COPY completed\.\r\n$/)
    assert.match(await raw.command('UID MOVE 1:* "Junk Email"'), /^\* OK \[COPYUID \d+ \S+ \S+\] Moved\.\r\n\* 3 EXPUNGE\r\n\* 2 EXPUNGE\r\n\* 1 EXPUNGE\r\na OK MOVE completed\.\r\n$/)
    assert.equal(await raw.command('UID COPY 1:* Drafts'), 'a OK COPY completed.\r\n')
  })

  it('names the folder that is not there, and moves nothing out of a read-only one', async () => {
    await raw.command('EXAMINE INBOX')
    assert.equal(await raw.command('COPY 1 Nowhere'), "a NO [TRYCREATE] Nowhere doesn't exist.\r\n")
    assert.match(await raw.command('MOVE 1 Drafts'), /^a NO Command not allowed/)
    assert.equal(await raw.command('APPEND Nowhere {1+}\r\nx'), "a NO [TRYCREATE] Nowhere doesn't exist.\r\n")
  })

  it('stores nothing in a mailbox that is full', async () => {
    tenant.tenant.patch({ mailboxes: { [SUPPORT]: { full: true } } })
    await raw.command('SELECT INBOX')
    assert.equal(await raw.command('COPY 1:* Drafts'), 'a NO COPY failed.\r\n')
    assert.equal(await raw.command('APPEND INBOX {1+}\r\nx'), 'a NO APPEND failed.\r\n')
    assert.equal(tenant.mail.folder(SUPPORT, 'Drafts')?.mails.length, 0)
  })

  it('refuses flags and dates that are none', async () => {
    for (const middle of ['(bad*flag)', '"yesterday"', '"32-Foo-2026 00:00:00 +0000"']) assert.equal(await raw.command(`APPEND INBOX ${middle} {1+}\r\nx`), 'a BAD Command Argument Error. 11\r\n')
  })

  it('keeps the folders as Exchange makes them', async () => {
    assert.match(await raw.command('LSUB "" "Dr*"'), /^\* LSUB \(\\HasNoChildren \\Drafts\) "\/" Drafts\r\na OK LSUB completed\.\r\n$/)
    assert.equal(await raw.command('SUBSCRIBE Drafts'), 'a OK SUBSCRIBE completed.\r\n')
    assert.equal(await raw.command('CREATE Own'), 'a NO CREATE failed.\r\n')
    assert.equal(await raw.command('CHECK'), 'a BAD Command received in Invalid state.\r\n')
  })
})
