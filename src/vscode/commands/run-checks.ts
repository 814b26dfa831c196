import * as vscode from 'vscode'
import { confirmationRequired } from '../../core/errors.ts'
import { checksArgument, flagArgument, listArgument, optionsArgument } from './arguments.ts'
import { chooseProfile } from './choose-profile.ts'
import type { Call, Command } from './command.ts'
import { type CheckScope, runProfileChecks } from './run-profile-checks.ts'

/** `(id, {checks?, mailboxes?, confirm?})` → the report. From a row: that row's check or mailbox alone. */
export const runChecks: Command = {
  id: 'runChecks',
  run: async (services, call) => {
    const profile = await chooseProfile(services, call, { title: vscode.l10n.t('Run Checks') })
    const scope = scopeOf(call)
    if (call.by === 'person' && !call.row) await vscode.commands.executeCommand('helpdeskOAuth.profiles.focus')
    return await runProfileChecks(services, profile, scope)
  },
}

function scopeOf(call: Call): CheckScope {
  if (call.by === 'person') {
    const { check, mailbox } = call.row?.target ?? {}
    return { checks: check && [check], mailboxes: mailbox === undefined ? undefined : [mailbox] }
  }
  const options = optionsArgument(call.args[1], ['checks', 'mailboxes', 'confirm'])
  const scope = { checks: checksArgument(options.checks), mailboxes: listArgument(options.mailboxes, 'mailboxes') }
  if (scope.checks?.includes('exchange.round-trip') === true && !flagArgument(options.confirm, 'confirm')) {
    throw confirmationRequired(vscode.l10n.t('The round trip sends a mail. Call it with confirm: true.'), {})
  }
  return scope
}
