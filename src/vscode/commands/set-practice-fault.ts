import * as vscode from 'vscode'
import { argumentInvalid } from '../../core/errors.ts'
import { textArgument } from './arguments.ts'
import type { Command } from './command.ts'
import { practiceOf } from './running-tenant.ts'

/** `(fault, on)` → every fault as `{id, sentence, on}`. A person has the switches of the view. */
export const setPracticeFault: Command = {
  id: 'setPracticeFault',
  run: (services, call) => {
    const practice = practiceOf(services)
    const [id, on] = call.by === 'program' ? call.args : []
    const fault = textArgument(id, vscode.l10n.t('the id of a fault'))
    if (typeof on !== 'boolean') throw argumentInvalid(vscode.l10n.t('Whether the fault is on is true or false.'))
    practice.setFault(fault, on)
    return Promise.resolve(practice.read().faults.map((entry) => ({ id: entry.id, sentence: entry.sentence, on: entry.on })))
  },
}
