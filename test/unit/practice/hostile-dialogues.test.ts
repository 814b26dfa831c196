import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startPracticeTenant } from '../../../src/practice/start.ts'
import { runMutatedDialogues, type HostileProtocol } from './hostile-dialogues.ts'
import { imapClient, smtpClient, tokenOf } from './practice-clients.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const GROWTH_LIMIT_BYTES = 30 * 1024 * 1024

const usedBytes = (): number => {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const openHandles = (): string => process.getActiveResourcesInfo().filter((kind) => /Wrap|Server/.test(kind)).sort().join(' ')

describe('runMutatedDialogues', () => {
  const protocols: readonly HostileProtocol[] = ['imap', 'smtp', 'entra']
  for (const protocol of protocols) {
    it(`leaves ${protocol} standing, and nothing of itself, after a thousand`, async function () {
      this.timeout(120_000)
      const handlesBefore = openHandles()
      const tenant = await startPracticeTenant()
      try {
        await runMutatedDialogues({ protocol, count: 100, seed: 1, tenant })
        tenant.tenant.reset()
        const before = usedBytes()
        const { heardBytes, ...report } = await runMutatedDialogues({ protocol, count: 1000, seed: 2, tenant })
        assert.deepEqual(report, { dialogues: 1000, stuck: 0, uncaught: [] })
        assert.ok(heardBytes > 100_000, `${heardBytes} bytes heard`)
        tenant.tenant.reset()
        const grown = usedBytes() - before
        assert.ok(grown < GROWTH_LIMIT_BYTES, `grew by ${Math.round(grown / 1024)} KB`)
        const token = await tokenOf(tenant)
        const imap = imapClient(tenant, token)
        await imap.connect()
        assert.equal((await imap.mailboxOpen('INBOX')).exists, 3)
        await imap.logout()
        const smtp = smtpClient(tenant, token)
        assert.equal(await smtp.verify(), true)
        smtp.close()
      } finally {
        await tenant.close()
      }
      for (let turn = 0; turn < 200 && openHandles() !== handlesBefore; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      assert.equal(openHandles(), handlesBefore)
    })
  }
})
