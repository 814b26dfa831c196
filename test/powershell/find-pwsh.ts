import type { Context } from 'mocha'
import { findOrInstallPwsh, quietPwsh } from '../../scripts/pwsh.ts'
import { skip } from '../skip.ts'

/**
 * The PowerShell 7 that tests run: `HELPDESK_OAUTH_TEST_PWSH`, else on PATH, else the .NET tool in the cache. Where none can be
 * had (`npm test` says why in `HELPDESK_OAUTH_TEST_NO_PWSH`), the tests of this suite are skipped aloud.
 */
export async function pwshOrSkip(context: Context): Promise<string> {
  const named = process.env['HELPDESK_OAUTH_TEST_PWSH']
  if (named !== undefined) return named
  const reason = process.env['HELPDESK_OAUTH_TEST_NO_PWSH']
  if (reason !== undefined) return skip(context, reason)
  const found = await findOrInstallPwsh((line) => console.log(line))
  return 'path' in found ? found.path : skip(context, found.skipped)
}

/** The environment of every pwsh that tests start: quiet, and no practice tenant but the test's own. */
export function pwshEnv(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HELPDESK_OAUTH_PRACTICE_')))
  return { ...own, ...quietPwsh, NO_COLOR: '1', ...extra }
}
