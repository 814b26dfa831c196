import assert from 'node:assert/strict'
import { promptLine, runFileName } from '../../../../src/core/powershell/prompt-line.ts'

const isArgumentInvalid = (error: Error & { code?: string }): boolean => error.code === 'argument.invalid'

describe('runFileName', () => {
  it('is the script with the first eight digits of the nonce', () => {
    assert.equal(runFileName('grant-mailbox-access', '0123abcd'), 'grant-mailbox-access-0123abcd.ps1')
    assert.equal(runFileName('grant-mailbox-access', '0123abcdffff'), 'grant-mailbox-access-0123abcd.ps1')
  })

  it('refuses what is not hexadecimal', () => {
    for (const nonce of ['', '0123abc', '../..//x', '0123ABCD', '\n0123abcd']) assert.throws(() => runFileName('verify', nonce), isArgumentInvalid)
  })
})

describe('promptLine', () => {
  it('starts the file in a process of its own, by a relative name', () => {
    assert.equal(
      promptLine('register-service-principal-0123abcd.ps1', 'pwsh'),
      'pwsh -NoProfile -ExecutionPolicy RemoteSigned -File ./register-service-principal-0123abcd.ps1',
    )
    assert.equal(promptLine('verify-ffffffff.ps1', 'powershell'), 'powershell -NoProfile -ExecutionPolicy RemoteSigned -File ./verify-ffffffff.ps1')
  })

  it('is one line of printable ASCII', () => {
    assert.match(promptLine('verify-ffffffff.ps1', 'pwsh'), /^[\x20-\x7e]+$/)
  })

  it('refuses every name that is not made by us', () => {
    const names = ['verify.ps1', 'verify-ffffffff.ps1\n', 'verify-ffffffff.ps1; ls', '../verify-ffffffff.ps1', 'vérify-ffffffff.ps1', 'verify -ffffffff.ps1', '-ffffffff.ps1']
    for (const name of names) assert.throws(() => promptLine(name, 'pwsh'), isArgumentInvalid)
  })
})
