import { generatePowerShell } from '../../../../../src/core/powershell/generate.ts'
import { registerServicePrincipal } from '../../../../../src/core/powershell/scripts/register-service-principal.ts'
import { appOnlyProfile, NONCE, OWN_CLOUD } from '../app-only-profile.ts'
import { assertGolden } from '../golden-file.ts'

const script = registerServicePrincipal.id

describe('registerServicePrincipal', () => {
  it('makes the script that was reviewed', () => {
    assertGolden('register-service-principal.ps1', generatePowerShell(appOnlyProfile(), { script, nonce: NONCE }))
  })

  it('makes the snippet that was reviewed', () => {
    assertGolden('register-service-principal.snippet.ps1', generatePowerShell(appOnlyProfile(), { script, form: 'snippet' }))
  })

  it('takes a practice tenant\'s snippet to the practice tenant alone', () => {
    assertGolden('register-service-principal.practice-snippet.ps1', generatePowerShell(appOnlyProfile({ cloud: OWN_CLOUD }), { script, form: 'snippet' }))
  })
})
