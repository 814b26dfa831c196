import * as vscode from 'vscode'
import { argumentInvalid, HelpdeskOAuthError } from '../../core/errors.ts'
import { comparableAddress } from '../../core/profiles/mail-address.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import type { Step } from '../quick-input/next-step.ts'
import { runSteps } from '../quick-input/run-steps.ts'
import type { Services } from '../services.ts'
import { flagArgument, idArgument, optionsArgument } from './arguments.ts'
import { chooseProfile } from './choose-profile.ts'
import type { Command } from './command.ts'
import { confirmHosts } from './confirm-hosts.ts'
import { addressesIn, clientIdStep, expiryStep, flowStep, mailboxesStep, nameStep, objectIdStep, productStep, tenantStep } from './profile-steps.ts'

/** `(id, changes, {confirm?})` → the profile. A person picks a field and edits it. */
export const editProfile: Command = {
  id: 'editProfile',
  run: async (services, call) => {
    if (call.by === 'person') return await fromPerson(services, await chooseProfile(services, call, { title: vscode.l10n.t('Edit Profile') }))
    const [id, changes, options] = call.args
    if (changes === undefined) throw argumentInvalid(vscode.l10n.t('The command needs the changes, as an object with keys of a profile.'))
    const { profiles } = await services.stores()
    const before = profiles.get(idArgument(id))
    const confirm = flagArgument(optionsArgument(options, ['confirm']).confirm, 'confirm')
    return await saved(services, before, await profiles.edit(before.id, changes, { confirm }))
  },
}

interface Field {
  readonly step: Step
  readonly label: string
  readonly value: (profile: Profile) => string
  readonly change: (value: string, profile: Profile) => object
}

const fields = (): readonly Field[] => [
  { step: nameStep(), label: vscode.l10n.t('Name'), value: ({ name }) => name, change: (name) => ({ name }) },
  {
    step: productStep(), label: vscode.l10n.t('Helpdesk'),
    value: ({ helpdesk }) => helpdesk.product, change: (product, { helpdesk }) => ({ helpdesk: { ...helpdesk, product } }),
  },
  { step: flowStep(), label: vscode.l10n.t('Flow'), value: ({ flow }) => flow, change: (flow) => ({ flow }) },
  { step: tenantStep(), label: vscode.l10n.t('Tenant'), value: ({ tenantId }) => tenantId ?? '', change: (tenantId) => ({ tenantId: tenantId || null }) },
  { step: clientIdStep(), label: vscode.l10n.t('Application (client) ID'), value: ({ clientId }) => clientId, change: (clientId) => ({ clientId }) },
  {
    step: objectIdStep(), label: vscode.l10n.t('Object ID of the enterprise application'),
    value: ({ objectId }) => objectId ?? '', change: (objectId) => ({ objectId: objectId || null }),
  },
  {
    step: expiryStep(), label: vscode.l10n.t('End of the client secret'),
    value: ({ credential }) => credential.expiresOn ?? '',
    change: (expiresOn, { credential: { kind } }) => ({ credential: { kind, ...(expiresOn === '' ? {} : { expiresOn }) } }),
  },
  {
    step: mailboxesStep(), label: vscode.l10n.t('Mailboxes'),
    value: ({ mailboxes }) => mailboxes.map(({ address }) => address).join(', '), change: (text, profile) => ({ mailboxes: mailboxesFrom(text, profile) }),
  },
]

/** A mailbox that stays keeps its settings, a new one is read and sent from. */
function mailboxesFrom(text: string, { mailboxes }: Profile): object[] {
  const known = new Map(mailboxes.map((mailbox) => [comparableAddress(mailbox.address), mailbox]))
  return addressesIn(text).map((address) => ({ imap: true, smtp: true, ...known.get(comparableAddress(address)), address }))
}

async function fromPerson(services: Services, profile: Profile): Promise<Profile> {
  const { profiles } = await services.stores()
  let current = profile
  for (;;) {
    const items = fields().map((field) => ({ label: field.label, description: field.value(current), field }))
    const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Edit {0}', current.name), placeHolder: vscode.l10n.t('Choose what to change; Escape ends it') })
    if (!chosen) return current
    const { step, value, change } = chosen.field
    const answer = await entered(current, step, value(current))
    if (answer === undefined || answer === value(current)) continue
    const edited = await confirmHosts((confirm) => profiles.edit(current.id, change(answer, current), { confirm }))
    current = await saved(services, current, edited)
  }
}

/** Undefined when the person left the field as it was. */
async function entered(profile: Profile, step: Step, value: string): Promise<string | undefined> {
  try {
    return (await runSteps(vscode.l10n.t('Edit {0}', profile.name), [step], { flow: profile.flow, [step.key]: value }))[step.key]
  } catch (error) {
    if (error instanceof HelpdeskOAuthError && error.code === 'cancelled') return undefined
    throw error
  }
}

/** What was found for another connection says nothing about this one. */
async function saved(services: Services, before: Profile, after: Profile): Promise<Profile> {
  const bound = ({ cloud, connection, flow, tenantId, clientId, credential: { kind } }: Profile): string => JSON.stringify([cloud, connection, flow, tenantId, clientId, kind])
  if (bound(before) !== bound(after)) await services.reports.forget(after.id)
  services.notify()
  return after
}
