import * as vscode from 'vscode'
import { cancelled, confirmationRequired } from '../../core/errors.ts'
import { deleteProfile as deleteWithSecret } from '../../core/profiles/delete-profile.ts'
import type { Services } from '../services.ts'
import { flagArgument, idArgument, optionsArgument } from './arguments.ts'
import { chooseProfile } from './choose-profile.ts'
import type { Call, Command } from './command.ts'

/** `(id, {confirm: true})` → null. A person is asked. */
export const deleteProfile: Command = {
  id: 'deleteProfile',
  run: async (services, call) => {
    const id = await confirmedId(services, call)
    const { profiles, vault } = await services.stores()
    services.runs.stop(id)
    await deleteWithSecret(profiles, vault, id)
    await services.reports.forget(id)
    return null
  },
}

async function confirmedId(services: Services, call: Call): Promise<string> {
  const { profiles } = await services.stores()
  if (call.by === 'program') {
    const id = idArgument(call.args[0])
    const isConfirmed = flagArgument(optionsArgument(call.args[1], ['confirm']).confirm, 'confirm')
    if (profiles.corrupt().includes(id.toLowerCase())) return isConfirmed ? id : refuse()
    const profile = profiles.get(id)
    return isConfirmed ? profile.id : refuse()
  }
  const rowId = call.row?.target?.profileId
  const isDamaged = rowId !== undefined && profiles.corrupt().includes(rowId)
  const profile = isDamaged ? undefined : await chooseProfile(services, call, { title: vscode.l10n.t('Delete Profile') })
  await ask(profile?.name ?? rowId ?? '')
  return profile?.id ?? rowId ?? ''
}

function refuse(): never {
  throw confirmationRequired(vscode.l10n.t('Deleting takes the profile and its client secret away for good. Call it with confirm: true.'), {})
}

async function ask(name: string): Promise<void> {
  const remove = vscode.l10n.t('Delete')
  const detail = vscode.l10n.t('Its client secret goes too. Nothing changes in Microsoft 365 or in the helpdesk.')
  const chosen = await vscode.window.showWarningMessage(vscode.l10n.t('Delete the profile "{0}"?', name), { modal: true, detail }, remove)
  if (chosen !== remove) throw cancelled()
}
