import assert from 'node:assert/strict'
import { generatePowerShell } from '../../../../../src/core/powershell/generate.ts'
import { grantMailboxAccess } from '../../../../../src/core/powershell/scripts/grant-mailbox-access.ts'
import { appOnlyProfile, NONCE } from '../app-only-profile.ts'
import { assertGolden } from '../golden-file.ts'

const script = grantMailboxAccess.id

describe('grantMailboxAccess', () => {
  it('makes the script that was reviewed', () => {
    assertGolden('grant-mailbox-access.ps1', generatePowerShell(appOnlyProfile(), { script, nonce: NONCE }))
  })

  it('makes the snippet that was reviewed', () => {
    assertGolden('grant-mailbox-access.snippet.ps1', generatePowerShell(appOnlyProfile(), { script, form: 'snippet' }))
  })

  it('names each mailbox that is logged in to once, be it by IMAP or by SMTP', () => {
    const mailboxes = [
      { address: 'a@contoso.example', imap: true, smtp: true, imapUser: 'archive@contoso.example' },
      { address: 'A@contoso.example', imap: true, smtp: false },
      { address: 'b@contoso.example', imap: false, smtp: true, smtpUser: 'sender@contoso.example' },
    ]
    const text = generatePowerShell(appOnlyProfile({ mailboxes }), { script, form: 'snippet' })
    assert.deepEqual(
      [...text.matchAll(/-Identity '([^']+)'/g)].map((match) => match[1]),
      ['archive@contoso.example', 'A@contoso.example', 'sender@contoso.example'],
    )
  })
})
