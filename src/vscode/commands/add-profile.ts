import * as vscode from 'vscode'
import { argumentInvalid, HelpdeskOAuthError } from '../../core/errors.ts'
import { parseProfile } from '../../core/profiles/document.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import { Secret } from '../../core/secret.ts'
import type { Answers } from '../quick-input/next-step.ts'
import { runSteps } from '../quick-input/run-steps.ts'
import type { Services } from '../services.ts'
import type { Command } from './command.ts'
import { fullId } from './command-id.ts'
import { freeId } from './free-id.ts'
import { addressesIn, clientIdStep, flowStep, mailboxesStep, nameStep, productStep, secretSteps, tenantStep } from './profile-steps.ts'

/** `(profile?)` → its id. A person is led through eight steps. */
export const addProfile: Command = {
  id: 'addProfile',
  run: async (services, call) => {
    const { profiles } = await services.stores()
    if (call.by === 'person') return await fromPerson(services)
    if (call.args.length > 1) throw argumentInvalid(vscode.l10n.t('The command takes a profile and nothing else.'))
    return await profiles.add(call.args[0])
  },
}

async function fromPerson(services: Services): Promise<string> {
  const steps = [nameStep(), productStep(), flowStep(), tenantStep(), clientIdStep(), ...secretSteps({ mayBeSkipped: true }), mailboxesStep()]
  const answers = await runSteps(vscode.l10n.t('Add Profile'), steps, {})
  const { profiles, vault } = await services.stores()
  const taken = [...profiles.list().map(({ id }) => id), ...profiles.corrupt()]
  const profile = profileFrom(answers, freeId(answers['name'] ?? '', taken))
  // The secret first: should the profile not be written, an orphan is left, which the next start sweeps away.
  if (answers['secret']) await vault.setClientSecret(profile, new Secret(answers['secret']))
  await profiles.add(profile)
  offerChecks(profile)
  return profile.id
}

/** The answers as a profile. The steps have judged each, so a mistake here is ours. */
function profileFrom(answers: Answers, id: string): Profile {
  try {
    return parseProfile({
      id,
      name: answers['name'],
      cloud: 'global',
      connection: 'office365',
      flow: answers['flow'],
      ...(answers['tenantId'] ? { tenantId: answers['tenantId'] } : {}),
      clientId: answers['clientId'],
      credential: { kind: 'secret', ...(answers['expiresOn'] ? { expiresOn: answers['expiresOn'] } : {}) },
      mailboxes: addressesIn(answers['mailboxes'] ?? '').map((address) => ({ address, imap: true, smtp: true })),
      helpdesk: { product: answers['product'] },
    })
  } catch (error) {
    throw error instanceof HelpdeskOAuthError ? argumentInvalid(error.message) : error
  }
}

function offerChecks(profile: Profile): void {
  const run = vscode.l10n.t('Run Checks')
  void vscode.window.showInformationMessage(vscode.l10n.t('The profile "{0}" is saved. Its checks show what is still to be set up.', profile.name), run).then((chosen) => {
    if (chosen === run) void vscode.commands.executeCommand(fullId('runChecks'), profile.id)
  })
}
