import * as vscode from 'vscode'
import { cancelled } from '../../core/errors.ts'
import type { Flow, Profile } from '../../core/profiles/profile.ts'
import type { Services } from '../services.ts'
import type { Call } from './command.ts'
import { fullId } from './command-id.ts'
import { idArgument } from './arguments.ts'

export interface ProfileChoice {
  /** Title of the list */
  readonly title: string
  /** Only profiles of this flow are offered */
  readonly flow?: Flow
}

/**
 * The profile that a call is about: the program's first argument, the row's, the only one there is, or the person's choice.
 * Throws `profile.unknown`, `argument.invalid`, and `cancelled` when the person chose none.
 */
export async function chooseProfile(services: Services, call: Call, { title, flow }: ProfileChoice): Promise<Profile> {
  const { profiles } = await services.stores()
  if (call.by === 'program') return profiles.get(idArgument(call.args[0]))
  if (call.row?.target) return profiles.get(call.row.target.profileId)
  const offered = profiles.list().filter((profile) => flow === undefined || profile.flow === flow)
  const [only] = offered
  if (!only) {
    offerAFirst(flow)
    throw cancelled()
  }
  if (offered.length === 1) return only
  const items = offered.map((profile) => ({ label: profile.name, description: profile.tenantId ?? '', detail: profile.mailboxes.map(({ address }) => address).join(', '), profile }))
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('Choose a profile'), matchOnDescription: true, matchOnDetail: true })
  if (!chosen) throw cancelled()
  return chosen.profile
}

function offerAFirst(flow: Flow | undefined): void {
  const add = vscode.l10n.t('Add Profile')
  const sentence = flow === 'app-only'
    ? vscode.l10n.t('There is no profile yet whose application signs in by itself.')
    : vscode.l10n.t('There is no profile yet.')
  void vscode.window.showInformationMessage(sentence, add).then((chosen) => {
    if (chosen === add) void vscode.commands.executeCommand(fullId('addProfile'))
  })
}
