import * as vscode from 'vscode'
import { argumentInvalid, cancelled } from '../../core/errors.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import { Secret } from '../../core/secret.ts'
import { looksLikeSecretId } from '../../core/secrets/secret-shape.ts'
import { runSteps } from '../quick-input/run-steps.ts'
import type { Services } from '../services.ts'
import { idArgument, textArgument } from './arguments.ts'
import { chooseProfile } from './choose-profile.ts'
import type { Call, Command } from './command.ts'
import { expiryFault, secretIdSentence, secretSteps } from './profile-steps.ts'

interface Given {
  readonly profile: Profile
  readonly secret: string
  readonly expiresOn: string | undefined
}

/** `(id, secret, expiry?)` → null. Keeps the client secret for what the profile is now. */
export const setClientSecret: Command = {
  id: 'setClientSecret',
  run: async (services, call) => {
    const { profile, secret, expiresOn } = call.by === 'program' ? await fromProgram(services, call) : await fromPerson(services, call)
    const { profiles, vault } = await services.stores()
    await vault.setClientSecret(profile, new Secret(secret))
    if (expiresOn !== profile.credential.expiresOn || profile.credential.kind !== 'secret') {
      await profiles.edit(profile.id, { credential: { kind: 'secret', ...(expiresOn === undefined ? {} : { expiresOn }) } })
    }
    services.notify()
    return null
  },
}

async function fromProgram(services: Services, { args }: Extract<Call, { by: 'program' }>): Promise<Given> {
  const [id, secret, expiry] = args
  const { profiles } = await services.stores()
  const profile = profiles.get(idArgument(id))
  const value = textArgument(secret, vscode.l10n.t('the client secret'))
  if (looksLikeSecretId(value)) throw argumentInvalid(secretIdSentence())
  const expiresOn = expiry === undefined || expiry === null ? undefined : textArgument(expiry, vscode.l10n.t('the expiry date'))
  const fault = expiresOn === undefined ? undefined : expiryFault(expiresOn)
  if (fault !== undefined) throw argumentInvalid(fault)
  return { profile, secret: value, expiresOn }
}

async function fromPerson(services: Services, call: Call): Promise<Given> {
  const profile = await chooseProfile(services, call, { title: vscode.l10n.t('Set Client Secret') })
  const answers = await runSteps(vscode.l10n.t('Client secret of {0}', profile.name), secretSteps({ mayBeSkipped: false }), { expiresOn: profile.credential.expiresOn ?? '' })
  const { secret } = answers
  if (secret === undefined) throw cancelled()
  return { profile, secret, expiresOn: answers['expiresOn'] === '' ? undefined : answers['expiresOn'] }
}
