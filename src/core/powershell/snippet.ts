import { endpointsOf, isOwnCloud } from '../profiles/clouds.ts'
import { quote } from './quoting.ts'
import type { ScriptInput } from './scripts/script.ts'

/**
 * The practice tenant's Exchange is a module of ours, found by this variable. Without it these commands would go to a real
 * Exchange.
 */
const PRACTICE_LINES = [
  `if (-not $env:HELPDESK_OAUTH_PRACTICE_MODULES) { throw 'This profile is of a practice tenant; its Exchange is not here.' }`,
  `Import-Module -Name ([IO.Path]::Combine($env:HELPDESK_OAUTH_PRACTICE_MODULES, 'ExchangeOnlineManagement')) -ErrorAction Stop`,
]

/**
 * Commands to paste into the Exchange admin center's Cloud Shell. One `& { … }`, so that a paste runs as one thing and stops
 * at the first error. No tab, which a paste would complete; no secret; no result.
 */
export function renderSnippet({ profile }: ScriptInput, commands: readonly string[]): string {
  const { exchangeEnvironment } = endpointsOf(profile)
  const environment = exchangeEnvironment === undefined ? '' : ` -ExchangeEnvironmentName ${quote(exchangeEnvironment)}`
  const lines = [
    ...(isOwnCloud(profile.cloud) ? PRACTICE_LINES : []),
    '# If no sign-in appears, add -Device to the next line.',
    `Connect-ExchangeOnline -ShowBanner:$false${environment} -ErrorAction Stop`,
    ...commands,
  ]
  return `& {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`
}
