import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const HOSTILE = new URL('../../hostile.ts', import.meta.url).href
const SOURCE = new URL('../../../../src/core/', import.meta.url).href

/** Both sessions against a silent server, in a process of their own that nothing ends but itself. */
const PROGRAM = `
  const { hostileServer, mailLogin, goodLeaf } = await import('${HOSTILE}')
  const { openInbox } = await import('${SOURCE}mail/imap-session.ts')
  const { authenticate } = await import('${SOURCE}mail/smtp-session.ts')
  for (const [leaf, run] of [[goodLeaf, openInbox], [undefined, openInbox], [undefined, authenticate]]) {
    const server = await hostileServer(leaf, (socket) => socket.resume())
    const session = mailLogin(server.port, 300)
    await run(session.login)
    session.release()
    await server.close()
    console.log(session.errors().join())
  }
  const endMs = performance.now()
  process.on('exit', () => console.log(performance.now() - endMs < 1000 ? 'ended' : 'was held'))
`

describe('a process after mail sessions that went wrong', () => {
  it('ends by itself: no timer and no socket is left', async () => {
    const cwd = fileURLToPath(new URL('../../../../', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM], { cwd, timeout: 18_000 })
    assert.deepEqual(stdout.trim().split('\n'), ['TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'ended'])
  })
})
