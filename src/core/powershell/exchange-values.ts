import * as l10n from '@vscode/l10n'
import { argumentInvalid } from '../errors.ts'
import { endpointsOf, isOwnCloud } from '../profiles/clouds.ts'
import type { ScriptInput } from './scripts/script.ts'
import type { Assignment } from './values-region.ts'

/** What every script for Exchange takes: the run, and how to connect. */
export function exchangeValues({ profile, nonce, useDevice }: ScriptInput): readonly Assignment[] {
  return [
    { name: 'nonce', value: nonce, comment: 'Names this run in its result' },
    { name: 'practice', value: isOwnCloud(profile.cloud), comment: 'For the practice tenant only' },
    { name: 'useDevice', value: useDevice, comment: 'Sign in by device code' },
    { name: 'exchangeEnvironment', value: endpointsOf(profile).exchangeEnvironment ?? null, comment: 'The cloud; empty for the worldwide one' },
    { name: 'tenantId', value: profile.tenantId ?? null, comment: 'The tenant this is for, by id or domain' },
  ]
}

/** The object id, or `argument.invalid` saying where it comes from: scripts for Exchange have no Graph to look it up with. */
export function requireObjectId({ objectId }: ScriptInput): string {
  if (objectId !== undefined) return objectId
  throw argumentInvalid(
    l10n.t(
      'This script needs the object id of the enterprise application, which is not known yet. Run the checks first: the application\'s token names it. Or enter it in the profile.',
    ),
  )
}
