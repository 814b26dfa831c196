import assert from 'node:assert/strict'
import { pwshEnv } from '../../../scripts/pwsh.ts'

describe('pwshEnv', () => {
  it('names the PowerShell and keeps it from calling out', () => {
    const env = pwshEnv({ path: '/opt/pwsh' })
    assert.equal(env['HELPDESK_OAUTH_TEST_PWSH'], '/opt/pwsh')
    assert.equal(env['POWERSHELL_TELEMETRY_OPTOUT'], '1')
    assert.equal(env['POWERSHELL_UPDATECHECK'], 'Off')
  })

  it('hands on why there is none', () => {
    assert.deepEqual(pwshEnv({ skipped: 'no dotnet' }), { HELPDESK_OAUTH_TEST_NO_PWSH: 'no dotnet' })
  })
})
