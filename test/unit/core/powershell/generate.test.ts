import assert from 'node:assert/strict'
import fc from 'fast-check'
import { generatePowerShell, type GenerateOptions } from '../../../../src/core/powershell/generate.ts'
import { readScriptFile } from '../../../../src/core/powershell/script-file.ts'
import { SCRIPT_IDS } from '../../../../src/core/powershell/script-id.ts'
import { SCRIPTS } from '../../../../src/core/powershell/scripts/registry.ts'
import type { Profile } from '../../../../src/core/profiles/profile.ts'
import { appOnlyProfile, NONCE, OWN_CLOUD } from './app-only-profile.ts'
import { allowedText, HOSTILE_TEXTS, REFUSED_TEXTS } from './hostile-values.ts'

const around = (text: string): readonly [string, string] => {
  const start = text.indexOf('#region values\n')
  const end = text.indexOf('\n#endregion\n', start)
  return [text.slice(0, start), text.slice(end)]
}

const refusal = (profile: Profile, options: GenerateOptions): string => {
  try {
    generatePowerShell(profile, options)
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'argument.invalid')
    return (error as Error).message
  }
  return assert.fail('It was not refused')
}

describe('generatePowerShell', () => {
  it('changes nothing outside the values region, whatever the values are', () => {
    const check = (name: string): void => {
      for (const { id } of SCRIPTS) {
        const text = generatePowerShell(appOnlyProfile({ name, tenantId: name }), { script: id, nonce: NONCE })
        assert.deepEqual(around(text.replace(/^\ufeff/, '')), around(readScriptFile(id)))
      }
    }
    HOSTILE_TEXTS.forEach(check)
    fc.assert(fc.property(allowedText, check), { numRuns: 200 })
  })

  it('begins with a byte order mark exactly if the script is not ASCII', () => {
    const script = 'register-service-principal'
    assert.match(generatePowerShell(appOnlyProfile(), { script }), /^<#[\p{ASCII}]*$/u)
    assert.match(generatePowerShell(appOnlyProfile({ name: 'Ärztehaus' }), { script }), /^\ufeff<#/)
  })

  it('never begins a snippet with a byte order mark, and puts no tab into it', () => {
    for (const { id } of SCRIPTS) {
      const text = generatePowerShell(appOnlyProfile({ name: 'Ärztehaus' }), { script: id, form: 'snippet' })
      assert.match(text, /^& \{\n[^\t]*\n\}\n$/)
    }
  })

  it('refuses values that no script can hold', () => {
    for (const text of REFUSED_TEXTS) {
      for (const form of ['script', 'snippet'] as const) refusal(appOnlyProfile({ name: text }), { script: 'register-service-principal', form })
    }
  })

  it('names each run anew, and takes a given name', () => {
    const script = 'grant-mailbox-access'
    const nonceOf = (text: string): string | undefined => /\$nonce = '([0-9a-f]{32})'/.exec(text)?.[1]
    const [one, two] = [generatePowerShell(appOnlyProfile(), { script }), generatePowerShell(appOnlyProfile(), { script })].map(nonceOf)
    assert.ok(one && two && one !== two)
    assert.equal(nonceOf(generatePowerShell(appOnlyProfile(), { script, nonce: NONCE })), NONCE)
    for (const nonce of ['', 'abc', 'x'.repeat(8), 'A'.repeat(8), '0'.repeat(65)]) refusal(appOnlyProfile(), { script, nonce })
  })

  it('takes the object id of the token before that of the profile', () => {
    const objectId = 'ffffffff-0000-1111-2222-333333333333'
    assert.match(generatePowerShell(appOnlyProfile(), { script: 'grant-mailbox-access', objectId }), /\$objectId = 'ffffffff-0000-1111-2222-333333333333'/)
  })

  it('says to run the checks where nobody knows the object id', () => {
    const profile = appOnlyProfile({ objectId: undefined })
    for (const { id } of SCRIPTS) {
      for (const form of ['script', 'snippet'] as const) assert.match(refusal(profile, { script: id, form }), /run the checks first/i)
    }
    refusal(profile, { script: 'grant-mailbox-access', objectId: 'not-a-guid' })
  })

  it('serves the mailboxes that were asked for, in the profile\'s own spelling', () => {
    const profile = appOnlyProfile({ mailboxes: ['Support@Müller.example', 'sales@contoso.example'].map((address) => ({ address, imap: true, smtp: true })) })
    const text = generatePowerShell(profile, { script: 'grant-mailbox-access', form: 'snippet', mailboxes: ['support@xn--mller-kva.example'] })
    assert.match(text, /-Identity 'Support@Müller\.example'/)
    assert.doesNotMatch(text, /sales@/)
  })

  it('refuses an address that is not the profile\'s, and an empty choice', () => {
    for (const mailboxes of [['support@contoso.example', 'boss@contoso.example'], ['support'], []]) {
      refusal(appOnlyProfile(), { script: 'grant-mailbox-access', mailboxes })
    }
  })

  it('refuses scripts that do not exist, are not there yet, or that the flow has no use for', () => {
    for (const script of ['', 'no-such-script', '../verify', 'constructor', 'Verify']) assert.match(refusal(appOnlyProfile(), { script }), /no script of this name/)
    const there = new Set<string>(SCRIPTS.map(({ id }) => id))
    for (const script of SCRIPT_IDS.filter((id) => !there.has(id))) assert.match(refusal(appOnlyProfile(), { script }), /later version/)
    for (const { id, flows } of SCRIPTS) {
      if (!flows.includes('user')) assert.match(refusal(appOnlyProfile({ flow: 'user' }), { script: id }), /has no use for/)
    }
  })

  it('marks a script for an own cloud as one for the practice tenant, and no other', () => {
    for (const { id } of SCRIPTS) {
      assert.match(generatePowerShell(appOnlyProfile({ cloud: OWN_CLOUD }), { script: id }), /^\$practice = \$true$/m)
      assert.match(generatePowerShell(appOnlyProfile(), { script: id }), /^\$practice = \$false$/m)
    }
  })

  it('names the cloud to Exchange, except the worldwide one', () => {
    const script = 'grant-mailbox-access'
    assert.match(generatePowerShell(appOnlyProfile({ cloud: 'china' }), { script }), /^\$exchangeEnvironment = 'O365China'$/m)
    assert.match(generatePowerShell(appOnlyProfile(), { script }), /^\$exchangeEnvironment = \$null$/m)
    assert.match(
      generatePowerShell(appOnlyProfile({ cloud: 'usgov-dod' }), { script, form: 'snippet' }),
      /^ {2}Connect-ExchangeOnline -ShowBanner:\$false -ExchangeEnvironmentName 'O365USGovDoD' -ErrorAction Stop$/m,
    )
  })

  it('signs in by device code where that is asked for', () => {
    assert.match(generatePowerShell(appOnlyProfile(), { script: 'grant-mailbox-access', useDevice: true }), /^\$useDevice = \$true$/m)
  })
})
