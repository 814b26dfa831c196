import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { textArgument } from './arguments.ts'
import type { Call, Command } from './command.ts'
import { practiceOf } from './running-tenant.ts'

/** `(fault, on)` → every fault as `{id, sentence, on}`. For a person it flips the row's switch. */
export const setPracticeFault: Command = {
  id: 'setPracticeFault',
  run: (services, call) => {
    const practice = practiceOf(services)
    const { id, on } = call.by === 'program' ? given(call) : flipped(call)
    practice.setFault(id, on)
    return Promise.resolve(practice.read().faults.map((fault) => ({ id: fault.id, sentence: fault.sentence, on: fault.on })))
  },
}

function given({ args: [fault, on] }: Extract<Call, { by: 'program' }>): { readonly id: string; readonly on: boolean } {
  const id = textArgument(fault, vscode.l10n.t('the id of a fault'))
  if (typeof on !== 'boolean') throw argumentInvalid(vscode.l10n.t('Whether the fault is on is true or false.'))
  return { id, on }
}

function flipped({ row }: Extract<Call, { by: 'person' }>): { readonly id: string; readonly on: boolean } {
  const shown = row?.content.switch
  if (!shown) throw argumentInvalid(vscode.l10n.t('This command belongs to a row of the view.'))
  return { id: shown.faultId, on: !shown.isOn }
}
